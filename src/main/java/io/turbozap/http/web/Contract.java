package io.turbozap.http.web;

import io.turbozap.config.Config;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The schemas that {@code openapi.yaml} gives for the bodies of requests, each without references. The bounds that an
 * operator may set are marked there by {@code x-limit} with the name of the setting. Immutable.
 */
public final class Contract {

    /** The keyword whose text is answered where a {@code pattern} does not match. */
    static final String MESSAGE = "x-message";

    private static final String LIMIT = "x-limit";
    private static final String REFERENCE = "$ref";
    private static final String PROPERTIES = "properties";
    private static final String ADDITIONAL = "additionalProperties";

    /** The schemas whose values are checked by their readers, in words of their own. */
    private static final Set<String> CHECKED_APART = Set.of(
            "CampaignName",
            "ContactFields",
            "ContactId",
            "Country",
            "NewAudience",
            "NewContact",
            "NewMessage",
            "NewTime",
            "RequestIndex");

    /** The keywords that hold a schema. */
    private static final Set<String> NESTED = Set.of("items", "if", "then", "else", ADDITIONAL);

    /** The keywords that are checked. Which of several forms is meant only readers can name: there is no oneOf. */
    private static final Set<String> KEYWORDS = Set.of(
            "type",
            "enum",
            "const",
            "required",
            "minLength",
            "maxLength",
            "pattern",
            MESSAGE,
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "uniqueItems");

    private static final class Packaged {
        static final JsonObject DOCUMENT = load();
    }

    private final JsonObject document;
    private final @Nullable Map<String, Integer> limits;

    private Contract(JsonObject document, @Nullable Map<String, Integer> limits) {
        this.document = document;
        this.limits = limits;
    }

    /** The contract in the JAR, for bodies whose bounds are fixed. The first call reads it, which takes a while. */
    public static Contract packaged() {
        return new Contract(Packaged.DOCUMENT, null);
    }

    /** The contract in the JAR with the bounds of an operator. */
    public static Contract within(Config.Limits limits) {
        return new Contract(
                Packaged.DOCUMENT, Map.of("MAX_MESSAGES", limits.messages(), "MAX_TEXT_LENGTH", limits.textLength()));
    }

    @SuppressWarnings("unchecked") // what a YAML mapping is loaded as
    private static JsonObject load() {
        try (InputStream yaml = Contract.class.getResourceAsStream("/openapi.yaml")) {
            Load load = new Load(LoadSettings.builder().build());
            return new JsonObject((Map<String, Object>) load.loadFromInputStream(Objects.requireNonNull(yaml)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The schema of the JSON body of an operation, such as {@code POST /contacts}. */
    public RequestSchema body(String operation) {
        return content(operation, "application/json");
    }

    /** The schema of the fields of a form that an operation takes. */
    public RequestSchema form(String operation) {
        return content(operation, "multipart/form-data");
    }

    /** The schema of a message of this kind, by the name that {@code type} has for it. */
    public RequestSchema message(String kind) {
        String reference = at("components", "schemas", "NewMessage", "discriminator", "mapping")
                .getString(kind);
        return new RequestSchema(schema(new JsonObject().put(REFERENCE, reference)));
    }

    private RequestSchema content(String operation, String type) {
        String[] parts = operation.split(" ", 2);
        JsonObject schema = at("paths", parts[1], parts[0].toLowerCase(Locale.ROOT), "requestBody", "content", type);
        return new RequestSchema(schema(schema.getJsonObject("schema")));
    }

    private JsonObject at(String... path) {
        JsonObject object = document;
        for (String name : path) {
            object = Objects.requireNonNull(object.getJsonObject(name), name);
        }
        return object;
    }

    private JsonObject schema(JsonObject described) {
        JsonObject schema = new JsonObject();
        String reference = described.getString(REFERENCE);
        if (reference != null) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (!CHECKED_APART.contains(name)) {
                schema.mergeIn(schema(at("components", "schemas", name)));
            }
        }
        for (Map.Entry<String, Object> keyword : described) {
            Object value = keyword.getValue();
            if (keyword.getKey().equals(PROPERTIES)) {
                schema.put(PROPERTIES, properties((JsonObject) value));
            } else if (NESTED.contains(keyword.getKey())) {
                schema.put(keyword.getKey(), value instanceof JsonObject nested ? schema(nested) : value);
            } else if (KEYWORDS.contains(keyword.getKey())) {
                schema.put(keyword.getKey(), value);
            }
        }
        if (described.containsKey(LIMIT)) {
            schema.put(schema.containsKey("maxItems") ? "maxItems" : "maxLength", limit(described.getString(LIMIT)));
        }
        return schema;
    }

    private JsonObject properties(JsonObject described) {
        JsonObject properties = new JsonObject();
        described.forEach(property -> properties.put(property.getKey(), schema((JsonObject) property.getValue())));
        return properties;
    }

    private int limit(String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(limits, "no limits given").get(name), name);
    }
}
