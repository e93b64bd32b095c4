package io.turbozap.waha.send;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turbozap.campaign.SendRequest;
import io.turbozap.waha.Samples;
import io.turbozap.waha.session.MonitorPace;
import io.turbozap.waha.session.SessionConfig;
import io.turbozap.waha.session.WahaSessionAction;
import io.turbozap.waha.session.WahaSessionAnswer;
import io.turbozap.waha.session.WahaSessionMonitor;
import io.turbozap.waha.webhook.WebhookKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every body that is built is valid by WAHA's published contract, where that is at hand. */
class PayloadContractTest {

    private static final Path CONTRACT = Path.of("../shared/waha-openapi.json");
    private static JsonObject contract = new JsonObject();

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.isReadable(CONTRACT), "waha-openapi.json is not at hand");
        contract = (JsonObject) normal(new JsonObject(Files.readString(CONTRACT)));
    }

    /**
     * The contract is generated and has two quirks that no body could satisfy: a property whose type the generator could
     * not see is an "object", although its default shows what it is; and a default of null says that null is allowed,
     * although the type does not. Unknown fields are refused here, so that a misspelt one is found.
     */
    private static Object normal(Object node) {
        if (node instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(element -> copy.add(normal(element)));
            return copy;
        }
        if (!(node instanceof JsonObject object)) {
            return node;
        }
        JsonObject copy = new JsonObject();
        object.forEach(entry -> copy.put(entry.getKey(), normal(entry.getValue())));
        if ("object".equals(object.getValue("type"))) {
            if (object.getValue("default") instanceof String) {
                copy.put("type", "string");
            } else if (object.getValue("default") instanceof Boolean) {
                copy.put("type", "boolean");
            } else if (object.containsKey("properties")) {
                copy.put("additionalProperties", false);
            } else if (!object.containsKey("additionalProperties")) {
                copy.remove("type");
            }
        }
        if (object.containsKey("type") && object.containsKey("default") && object.getValue("default") == null) {
            copy.put("type", new JsonArray(List.of(object.getString("type"), "null")));
        }
        return copy;
    }

    /** The contract has no id for files, which WAHA takes (newer ones) or ignores: see waha-recordings.json, "with id". */
    @Test
    void every_body_is_valid_by_the_contract_but_for_the_ids_of_files() {
        Samples.everyMessage().forEach((name, message) -> {
            SendRequest request = Samples.request(message);
            JsonObject body = Payload.of(Samples.SESSION, message)
                    .body(request, "3EB0123")
                    .toJsonObject();
            if (message.kind().hasFile()) {
                body.remove("id");
            }
            OutputUnit result = validator(Samples.path(message.kind())).validate(body);
            assertTrue(result.getValid(), () -> name + ": " + body + " " + result.getErrors());
        });
    }

    @Test
    void what_creates_and_configures_a_session_is_valid_by_the_contract() {
        SessionConfig ours =
                new SessionConfig("http://turbozap:3000/webhooks/waha", new WebhookKey("key", /* made= */ false));
        WahaSessionMonitor wahaSessionMonitor = new WahaSessionMonitor(ours, MonitorPace.USUAL);
        JsonObject created = wahaSessionMonitor.bodyOf(WahaSessionAction.CREATE, "promo");
        OutputUnit result = validator("/api/sessions").validate(created);
        assertTrue(result.getValid(), () -> created + " " + result.getErrors());

        wahaSessionMonitor.learn(new WahaSessionAnswer.Info("STOPPED", new JsonObject(), null, null), 0);
        JsonObject configured = wahaSessionMonitor.bodyOf(WahaSessionAction.CONFIGURE, "promo");
        OutputUnit written = validator("put", "/api/sessions/{session}").validate(configured);
        assertTrue(written.getValid(), () -> configured + " " + written.getErrors());
    }

    @Test
    void the_check_can_fail() {
        JsonObject body = new JsonObject(Map.of("session", "default", "chatId", 5, "text", "x"));
        assertTrue(!validator("/api/sendText").validate(body).getValid());
        JsonObject misspelt = new JsonObject(Map.of("session", "default", "chatId", "5", "text", "x", "txt", "x"));
        assertTrue(!validator("/api/sendText").validate(misspelt).getValid());
    }

    private static Validator validator(String path) {
        return validator("post", path);
    }

    private static Validator validator(String method, String path) {
        String reference = contract.getJsonObject("paths")
                .getJsonObject(path)
                .getJsonObject(method)
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema")
                .getString("$ref");
        JsonObject schema =
                new JsonObject().put("$ref", reference).put("components", contract.getJsonObject("components"));
        return Validator.create(
                JsonSchema.of(schema),
                new JsonSchemaOptions()
                        .setDraft(Draft.DRAFT202012)
                        .setBaseUri("https://waha.invalid/")
                        .setOutputFormat(OutputFormat.Basic));
    }
}
