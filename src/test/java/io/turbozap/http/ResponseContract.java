package io.turbozap.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import io.vertx.ext.web.client.impl.WebClientInternal;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The responses of openapi.yaml, which every answer that a test gets has to keep: its status is documented for the
 * operation, its body has a documented type and keeps the schema of it. Paths that are not documented are passed over.
 */
final class ResponseContract {

    private static final JsonObject DOCUMENT = OpenApiTest.document();

    /** The pattern of each path, those with the fewest parameters first. */
    private static final Map<String, Pattern> PATHS = DOCUMENT.getJsonObject("paths").fieldNames().stream()
            .sorted(Comparator.comparing(
                    path -> path.chars().filter(c -> c == '{').count()))
            .collect(Collectors.toMap(
                    path -> path,
                    path -> Pattern.compile(path.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+")),
                    (first, second) -> first,
                    LinkedHashMap::new));

    /** Larger bodies are many of what small ones have a few of, and take long to check. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final Map<JsonObject, Validator> VALIDATORS = new ConcurrentHashMap<>();

    private ResponseContract() {}

    /** Lets {@code client} fail where an answer breaks the contract. */
    static WebClient watch(WebClient client) {
        ((WebClientInternal) client).addInterceptor(ResponseContract::check);
        return client;
    }

    private static void check(HttpContext<?> context) {
        if (context.phase() == ClientPhase.DISPATCH_RESPONSE) {
            HttpResponse<?> response = context.response();
            HttpMethod method = context.requestOptions().getMethod();
            String path = context.requestOptions().getURI().replaceFirst("[?#].*", "");
            String mismatch = mismatch(method, path, response);
            if (mismatch != null) {
                context.fail(new AssertionError(method + " " + path + " " + response.statusCode() + ": " + mismatch));
                return;
            }
        }
        context.next();
    }

    private static @Nullable String mismatch(HttpMethod method, String path, HttpResponse<?> response) {
        boolean head = method.equals(HttpMethod.HEAD);
        JsonObject operation = operation(head ? HttpMethod.GET : method, path);
        if (operation == null) {
            return null;
        }
        JsonObject described = described(operation.getJsonObject("responses"), response.statusCode());
        if (described == null) {
            return "this status is not documented";
        }
        Buffer body = response.bodyAsBuffer();
        JsonObject content = described.getJsonObject("content");
        if (head || body == null || body.length() == 0) {
            return content == null || head || body == null ? null : "there is no body";
        }
        String type = Objects.requireNonNullElse(response.getHeader("Content-Type"), "")
                .replaceFirst(";.*", "");
        if (content == null || !content.containsKey(type)) {
            return "a body of type '" + type + "' is not documented";
        }
        return type.equals("application/json") && body.length() <= MOST_BYTES
                ? invalid(content.getJsonObject(type).getJsonObject("schema"), body)
                : null;
    }

    private static @Nullable JsonObject operation(HttpMethod method, String path) {
        return PATHS.entrySet().stream()
                .filter(known -> known.getValue().matcher(path).matches())
                .findFirst()
                .map(known -> DOCUMENT.getJsonObject("paths").getJsonObject(known.getKey()))
                .map(operations -> operations.getJsonObject(method.name().toLowerCase(Locale.ROOT)))
                .orElse(null);
    }

    private static @Nullable JsonObject described(JsonObject responses, int status) {
        JsonObject exact = responses.getJsonObject(String.valueOf(status));
        JsonObject response = exact == null && status >= 400 ? responses.getJsonObject("default") : exact;
        if (response == null || !response.containsKey("$ref")) {
            return response;
        }
        String reference = response.getString("$ref");
        return DOCUMENT.getJsonObject("components")
                .getJsonObject("responses")
                .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static @Nullable String invalid(JsonObject schema, Buffer body) {
        OutputUnit result =
                VALIDATORS.computeIfAbsent(schema, ResponseContract::validator).validate(Json.decodeValue(body));
        return Boolean.TRUE.equals(result.getValid()) ? null : result.getErrors() + " in " + body;
    }

    private static Validator validator(JsonObject schema) {
        return Validator.create(
                JsonSchema.of(schema.copy().put("components", DOCUMENT.getJsonObject("components"))),
                new JsonSchemaOptions()
                        .setBaseUri("turbozap://openapi")
                        .setDraft(Draft.DRAFT202012)
                        .setOutputFormat(OutputFormat.Basic));
    }
}
