package io.turbozap.http.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Compiler of {@code openapi.yaml} to the schemas of {@link Contract}, without references and without what is not
 * checked. The build runs it, because to read all of the YAML takes a good part of a start.
 */
final class ContractCompiler {

    /** The resource that it makes. */
    static final String FILE = "contract.json";

    static final String JSON = "application/json";
    static final String FORM = "multipart/form-data";
    /** The group of the schemas of messages by their kind; the others are operations, by media type. */
    static final String MESSAGES = "messages";

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
            Contract.MESSAGE,
            Contract.LIMIT,
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "uniqueItems");

    private final JsonObject document;

    private ContractCompiler(JsonObject document) {
        this.document = document;
    }

    /**
     * Writes the resource.
     *
     * @param args the folder that is packaged, which has the document
     */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0], FILE), schemas().encode());
    }

    /** The schemas of the document on the class path: by operation and media type, or by kind of message. */
    @SuppressWarnings("unchecked") // what a YAML mapping is loaded as
    static JsonObject schemas() {
        try (InputStream yaml = ContractCompiler.class.getResourceAsStream("/openapi.yaml")) {
            Load load = new Load(LoadSettings.builder().build());
            Object read = load.loadFromInputStream(Objects.requireNonNull(yaml));
            return new ContractCompiler(new JsonObject((Map<String, Object>) read)).compile();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private JsonObject compile() {
        JsonObject schemas = new JsonObject();
        for (Map.Entry<String, Object> path : at("paths")) {
            for (Map.Entry<String, Object> operation : (JsonObject) path.getValue()) {
                String name = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                if (operation.getValue() instanceof JsonObject described && described.containsKey("requestBody")) {
                    schemas.put(name, bodies(described.getJsonObject("requestBody")));
                }
            }
        }
        JsonObject messages = new JsonObject();
        at("components", "schemas", "NewMessage", "discriminator", "mapping")
                .forEach(kind -> messages.put(kind.getKey(), schema(JsonObject.of(REFERENCE, kind.getValue()))));
        return schemas.put(MESSAGES, messages);
    }

    private JsonObject bodies(JsonObject described) {
        JsonObject bodies = new JsonObject();
        for (String type : List.of(JSON, FORM)) {
            JsonObject content = described.getJsonObject("content").getJsonObject(type);
            if (content != null) {
                bodies.put(type, schema(content.getJsonObject("schema")));
            }
        }
        return bodies;
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
        return schema;
    }

    private JsonObject properties(JsonObject described) {
        JsonObject properties = new JsonObject();
        described.forEach(property -> properties.put(property.getKey(), schema((JsonObject) property.getValue())));
        return properties;
    }
}
