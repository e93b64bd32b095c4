package io.turbozap.http.web;

import com.fasterxml.jackson.core.JsonToken;
import io.turbozap.campaign.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words in which Zod reports that a value breaks a rule. */
public final class ZodMessages {

    public static final String UNKNOWN_KIND = "Invalid discriminator value. Expected "
            + Arrays.stream(Message.Kind.values())
                    .map(kind -> "'" + kind.wireName() + "'")
                    .collect(Collectors.joining(" | "));

    private ZodMessages() {}

    /**
     * What {@code keyword} of a schema reports about a value that breaks it; nothing for those that only pass on what
     * others report.
     *
     * @param rules the schema that the keyword stands in
     */
    static Stream<Violation> of(String keyword, JsonObject rules, @Nullable Object value, String path) {
        if (keyword.equals("required")) {
            return missing(rules.getJsonArray("required"), value, path);
        }
        Object bound = rules.getValue(keyword);
        String text =
                switch (keyword) {
                    case "type" -> "Expected " + bound + ", received " + typeName(value);
                    case "minItems" -> "Array must contain at least " + bound + " element(s)";
                    case "maxItems" -> "Array must contain at most " + bound + " element(s)";
                    case "uniqueItems" -> "Array must contain distinct elements";
                    case "minLength" -> "String must contain at least " + bound + " character(s)";
                    case "maxLength" -> "String must contain at most " + bound + " character(s)";
                    case "minimum" -> "Number must be greater than or equal to " + bound;
                    case "maximum" -> "Number must be less than or equal to " + bound;
                    case "enum" -> value instanceof String ? notOneOf(rules.getJsonArray(keyword)) : null;
                    case "pattern" -> rules.getString(Contract.MESSAGE, "Invalid");
                    default -> null;
                };
        return text == null ? Stream.empty() : Stream.of(new Violation(path, text));
    }

    private static String notOneOf(JsonArray names) {
        return notOneOf(names.stream().map(String::valueOf).toList());
    }

    /** The message for a text that is none of {@code names}. */
    public static String notOneOf(List<String> names) {
        return "Invalid enum value. Expected '" + String.join("' | '", names) + "'";
    }

    private static Stream<Violation> missing(JsonArray required, @Nullable Object value, String path) {
        if (!(value instanceof JsonObject object)) {
            return Stream.empty();
        }
        return required.stream()
                .map(String.class::cast)
                .filter(name -> !object.containsKey(name))
                .map(name -> new Violation(path.isEmpty() ? name : path + "." + name, Violation.REQUIRED));
    }

    public static String typeName(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        if (value instanceof Number) {
            return "number";
        }
        return value instanceof JsonArray ? "array" : "object";
    }

    public static String typeName(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "object";
            case START_ARRAY -> "array";
            case VALUE_STRING -> "string";
            case VALUE_TRUE, VALUE_FALSE -> "boolean";
            case VALUE_NULL -> "null";
            default -> "number";
        };
    }
}
