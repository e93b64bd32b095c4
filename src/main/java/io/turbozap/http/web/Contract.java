package io.turbozap.http.web;

import io.turbozap.config.Config;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that {@code openapi.yaml} gives for the bodies of requests, each without references. The bounds that an
 * operator may set are marked there by {@code x-limit} with the name of the setting. Immutable.
 */
public final class Contract {

    /** The keyword whose text is answered where a {@code pattern} does not match. */
    static final String MESSAGE = "x-message";

    /** The keyword that names the setting of a bound. */
    static final String LIMIT = "x-limit";

    private static final class Packaged {
        static final JsonObject SCHEMAS = load();
    }

    private final JsonObject schemas;
    private final @Nullable Map<String, Integer> limits;

    private Contract(JsonObject schemas, @Nullable Map<String, Integer> limits) {
        this.schemas = schemas;
        this.limits = limits;
    }

    /** The contract in the JAR, for bodies whose bounds are fixed. */
    public static Contract packaged() {
        return new Contract(Packaged.SCHEMAS, null);
    }

    /** The contract in the JAR with the bounds of an operator. */
    public static Contract within(Config.Limits limits) {
        return new Contract(
                Packaged.SCHEMAS, Map.of("MAX_MESSAGES", limits.messages(), "MAX_TEXT_LENGTH", limits.textLength()));
    }

    /** What the build has made of the document; where classes were compiled without it, the same made here. */
    private static JsonObject load() {
        try (InputStream made = Contract.class.getResourceAsStream("/" + ContractCompiler.FILE)) {
            return made == null ? ContractCompiler.schemas() : new JsonObject(Buffer.buffer(made.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The schema of the JSON body of an operation, such as {@code POST /contacts}. */
    public RequestSchema body(String operation) {
        return schema(operation, ContractCompiler.JSON);
    }

    /** The schema of the fields of a form that an operation takes. */
    public RequestSchema form(String operation) {
        return schema(operation, ContractCompiler.FORM);
    }

    /** The schema of a message of this kind, by the name that {@code type} has for it. */
    public RequestSchema message(String kind) {
        return schema(ContractCompiler.MESSAGES, kind);
    }

    private RequestSchema schema(String group, String name) {
        JsonObject of = Objects.requireNonNull(schemas.getJsonObject(group), group);
        return new RequestSchema(bounded(Objects.requireNonNull(of.getJsonObject(name), name)));
    }

    private JsonObject bounded(JsonObject schema) {
        JsonObject bounded = new JsonObject();
        for (Map.Entry<String, Object> keyword : schema) {
            Object value = keyword.getValue();
            bounded.put(keyword.getKey(), value instanceof JsonObject nested ? bounded(nested) : value);
        }
        if (bounded.remove(LIMIT) instanceof String setting) {
            bounded.put(bounded.containsKey("maxItems") ? "maxItems" : "maxLength", limit(setting));
        }
        return bounded;
    }

    private int limit(String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(limits, "no limits given").get(name), name);
    }
}
