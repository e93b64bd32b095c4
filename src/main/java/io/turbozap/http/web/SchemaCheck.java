package io.turbozap.http.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JSON Schema whose errors are in the words of Zod. Thread-safe. */
public final class SchemaCheck {

    /** Unknown keys named of one object. */
    private static final int MOST_UNKNOWN = 100;

    private final JsonObject schema;
    private final Validator validator;

    SchemaCheck(JsonObject schema) {
        this.schema = schema;
        this.validator = Validator.create(
                JsonSchema.of(schema),
                new JsonSchemaOptions()
                        .setBaseUri("turbozap://request")
                        .setDraft(Draft.DRAFT202012)
                        .setOutputFormat(OutputFormat.Basic));
    }

    /** The check of bodies without members. */
    public static SchemaCheck nothing() {
        return new SchemaCheck(new JsonObject()
                .put("type", "object")
                .put("additionalProperties", false)
                .put("properties", new JsonObject()));
    }

    /**
     * The body of a request, which keeps this schema.
     *
     * @throws ApiException if it does not
     */
    public JsonObject require(RoutingContext ctx) {
        JsonObject form = SmallBody.object(ctx);
        Violations violations = new Violations();
        check(form, "", violations);
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        return form;
    }

    /** Adds what is wrong with {@code instance}, which stands at {@code path} in the body, to {@code violations}. */
    public void check(JsonObject instance, String path, Violations violations) {
        List<OutputUnit> errors = validator.validate(instance).getErrors();
        if (errors == null) {
            return;
        }
        Set<Violation> found = new LinkedHashSet<>();
        Set<List<String>> owners = new HashSet<>();
        for (OutputUnit error : errors) {
            violations(error, instance, path, owners).forEach(found::add);
        }
        if (found.isEmpty()) {
            violations.add(path, "Invalid"); // by a keyword that has no words here
        }
        found.forEach(violations::add);
    }

    /**
     * The violations that an error stands for.
     *
     * @param owners the objects whose unknown keys are reported already: there is an error for each key
     */
    private Stream<Violation> violations(OutputUnit error, JsonObject instance, String path, Set<List<String>> owners) {
        List<String> keyword = segments(error.getKeywordLocation());
        List<String> place = segments(error.getInstanceLocation());
        String name = keyword.get(keyword.size() - 1);
        if (!(at(schema, keyword.subList(0, keyword.size() - 1)) instanceof JsonObject rules)) {
            return Stream.empty();
        }
        if (name.equals("additionalProperties")) {
            List<String> owner = place.subList(0, place.size() - 1);
            return owners.add(owner) && at(instance, owner) instanceof JsonObject object
                    ? unknownKeys(rules, object, dotted(path, owner))
                    : Stream.empty();
        }
        return ZodMessages.of(name, rules, at(instance, place), dotted(path, place));
    }

    private static Stream<Violation> unknownKeys(JsonObject rules, JsonObject object, String path) {
        JsonObject known = rules.getJsonObject("properties");
        List<String> unknown = object.fieldNames().stream()
                .filter(key -> !known.containsKey(key))
                .limit(MOST_UNKNOWN)
                .map(key -> "'" + key + "'")
                .toList();
        return unknown.isEmpty()
                ? Stream.empty()
                : Stream.of(new Violation(path, "Unrecognized key(s) in object: " + String.join(", ", unknown)));
    }

    private static @Nullable Object at(Object root, List<String> segments) {
        Object value = root;
        for (String segment : segments) {
            if (value instanceof JsonObject object) {
                value = object.getValue(segment);
            } else if (value instanceof JsonArray array) {
                value = array.getValue(Integer.parseInt(segment));
            }
        }
        return value;
    }

    /**
     * The parts of a location. Nothing in them needs decoding: what callers name themselves is only ever the last part
     * of one, and that one is not looked at.
     */
    private static List<String> segments(String location) {
        return Stream.of(location.split("/", -1)).skip(1).toList();
    }

    private static String dotted(String path, List<String> segments) {
        String end = String.join(".", segments);
        return path.isEmpty() || end.isEmpty() ? path + end : path + "." + end;
    }
}
