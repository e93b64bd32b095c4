package io.turbozap.fuzz;

import io.turbozap.fuzz.Operation.Parameter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The document that the server publishes: what may be asked, and what may be answered. Thread-safe. */
final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonObject root;
    /** Once a person exists, requests without a credential are refused, and nothing behind the door is reached. */
    private static final String FIRST_PERSON = "/auth/signup";

    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, Validator> validators = new ConcurrentHashMap<>();

    private ApiDocument(JsonObject root) {
        this.root = root;
        for (Map.Entry<String, Object> path : root.getJsonObject("paths")) {
            JsonObject item = (JsonObject) path.getValue();
            for (String method : item.fieldNames()) {
                if (METHODS.contains(method)) {
                    if (!path.getKey().equals(FIRST_PERSON)) {
                        operations.add(operation(method, path.getKey(), item));
                    }
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // what a YAML mapping is loaded as
    static ApiDocument read() {
        InputStream yaml = ApiDocument.class.getResourceAsStream("/openapi.yaml");
        Object loaded = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
        return new ApiDocument(new JsonObject(new JsonObject((Map<String, Object>) loaded).encode()));
    }

    List<Operation> operations() {
        return operations;
    }

    private Operation operation(String method, String path, JsonObject item) {
        JsonObject operation = item.getJsonObject(method);
        List<Parameter> parameters = new ArrayList<>();
        for (JsonArray declared : List.of(
                operation.getJsonArray("parameters", new JsonArray()),
                item.getJsonArray("parameters", new JsonArray()))) {
            for (Object each : declared) {
                JsonObject parameter = resolved((JsonObject) each);
                parameters.add(new Parameter(
                        parameter.getString("name"),
                        parameter.getString("in"),
                        parameter.getBoolean("required", false),
                        parameter.getJsonObject("schema", new JsonObject())));
            }
        }
        JsonObject body = resolved(operation.getJsonObject("requestBody", new JsonObject()));
        Map<String, JsonObject> answers = new LinkedHashMap<>();
        operation
                .getJsonObject("responses")
                .forEach(each -> answers.put(
                        each.getKey(),
                        resolved((JsonObject) each.getValue()).getJsonObject("content", new JsonObject())));
        return new Operation(method.toUpperCase(Locale.ROOT), path, parameters, contents(body), answers);
    }

    private static Map<String, JsonObject> contents(JsonObject body) {
        Map<String, JsonObject> contents = new LinkedHashMap<>();
        body.getJsonObject("content", new JsonObject())
                .forEach(each -> contents.put(each.getKey(), (JsonObject) each.getValue()));
        return contents;
    }

    /** What a reference leads to, or {@code node} itself if it is none. */
    JsonObject resolved(JsonObject node) {
        JsonObject found = node;
        while (found.getValue("$ref") instanceof String reference && reference.startsWith("#/")) {
            JsonObject place = root;
            for (String step : reference.substring(2).split("/", -1)) {
                place = place.getJsonObject(step);
            }
            found = place;
        }
        return found;
    }

    /** Why a JSON body is not what the operation says it answers with that status; null if it is, or says nothing. */
    @Nullable
    String violation(Operation operation, int status, Object body) {
        String key = operation.declares(status) ? Integer.toString(status) : "default";
        JsonObject content = operation.answers().getOrDefault(key, new JsonObject());
        JsonObject json = content.getJsonObject("application/json");
        if (json == null || json.getJsonObject("schema") == null) {
            return null;
        }
        OutputUnit result = validators
                .computeIfAbsent(operation + " " + key, name -> validator(json.getJsonObject("schema")))
                .validate(body);
        return Boolean.TRUE.equals(result.getValid()) ? null : String.valueOf(result.getErrors());
    }

    /** Holds bodies against the schema of every error. */
    @Nullable
    String noError(Object body) {
        OutputUnit result = validators
                .computeIfAbsent("error", name -> validator(new JsonObject().put("$ref", "#/components/schemas/Error")))
                .validate(body);
        return Boolean.TRUE.equals(result.getValid()) ? null : String.valueOf(result.getErrors());
    }

    private Validator validator(JsonObject schema) {
        return Validator.create(
                JsonSchema.of(schema.copy().put("components", root.getJsonObject("components"))),
                new JsonSchemaOptions()
                        .setBaseUri("turbozap://openapi")
                        .setDraft(Draft.DRAFT202012)
                        .setOutputFormat(OutputFormat.Basic));
    }
}
