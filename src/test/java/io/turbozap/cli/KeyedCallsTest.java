package io.turbozap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole server answers to the same keyed requests, before and after a restart. */
class KeyedCallsTest {

    private static final JsonObject CAMPAIGN = new JsonObject()
            .put("session", "sales")
            .put("messages", new JsonArray().add(WholeServer.text("Oi")))
            .put("contacts", new JsonArray(WholeServer.contacts(2)));

    private final Map<String, @Nullable JsonObject> requests = new LinkedHashMap<>();
    private final Map<String, HttpResponse<Buffer>> answers = new LinkedHashMap<>();

    private HttpResponse<Buffer> first(WholeServer server, String path, @Nullable JsonObject body) {
        HttpResponse<Buffer> answer = server.posted("key-of-" + path, path, body);
        assertEquals(2, answer.statusCode() / 100, () -> path + ": " + answer.bodyAsString());
        assertNull(answer.getHeader("Idempotent-Replayed"));
        requests.put(path, body);
        answers.put(path, answer);
        return answer;
    }

    private void allAreAnsweredAsBefore(WholeServer server) {
        answers.forEach((path, first) -> {
            HttpResponse<Buffer> again = server.posted("key-of-" + path, path, requests.get(path));
            assertEquals("true", again.getHeader("Idempotent-Replayed"), path);
            assertEquals(first.statusCode(), again.statusCode(), path);
            assertEquals(first.getHeader("Location"), again.getHeader("Location"), path);
            assertEquals(first.bodyAsString(), again.bodyAsString(), path);
        });
    }

    @Test
    void every_face_answers_a_repeated_request_as_before_and_does_nothing_more(@TempDir Path folder) {
        String store = "sqlite:" + folder.resolve("calls.db");
        int sent;
        int campaigns;
        try (WholeServer server =
                WholeServer.start(WholeServer.waha(), "DATABASE_URL", store, "WEBHOOKS_ALLOW_PRIVATE", "true")) {
            ask(server);
            server.until(() -> "the end", () -> server.get("/api/campaigns?status=running")
                    .bodyAsJsonObject()
                    .getJsonArray("data")
                    .isEmpty());
            sent = sent(server);
            campaigns = campaigns(server);
            allAreAnsweredAsBefore(server);
            assertEquals(sent, sent(server));
            assertEquals(campaigns, campaigns(server));
        }
        try (WholeServer server =
                WholeServer.start(WholeServer.waha(), "DATABASE_URL", store, "WEBHOOKS_ALLOW_PRIVATE", "true")) {
            allAreAnsweredAsBefore(server);
            assertEquals(campaigns, campaigns(server));
            assertEquals(0, sent(server));
        }
    }

    private static int sent(WholeServer server) {
        return WholeServer.await(server.simulator().sent(null, null)).size();
    }

    private static int campaigns(WholeServer server) {
        return server.get("/api/campaigns?limit=1").bodyAsJsonObject().getInteger("totalCampaigns");
    }

    private void ask(WholeServer server) {
        JsonObject executed = CAMPAIGN.copy().put("execute", true);
        HttpResponse<Buffer> made = first(server, "/api/campaigns/create", executed);
        assertEquals("running", made.bodyAsJsonObject().getString("status"));
        String waiting = WholeServer.idOf(server.post("/api/campaigns/create", CAMPAIGN));
        first(server, "/api/campaigns/" + waiting + "/execute", null);
        first(server, "/api/campaigns/" + waiting + "/clone", null);
        first(
                server,
                "/api/blasts",
                new JsonObject().put("message", "Oi").put("recipients", new JsonArray(WholeServer.contacts(1))));
        first(server, "/contacts", new JsonObject().put("name", "Ana").put("phone_number", "5511999999999"));
        first(
                server,
                "/campaigns",
                new JsonObject().put("message_body", "Oi").put("scheduled_at", "2024-12-24T18:00:00Z"));
        first(
                server,
                "/scheduled",
                new JsonObject()
                        .put("recipient", "5511966660001")
                        .put("message", "Oi")
                        .put("sendAt", 1_703_001_234_567L)
                        .put("channel", "whatsapp"));
        HttpResponse<Buffer> recurring = first(
                server,
                "/api/recurring",
                CAMPAIGN.copy().put("name", "daily").put("cron", "0 9 * * *").put("timeZone", "UTC"));
        first(server, "/api/recurring/" + recurring.bodyAsJsonObject().getString("recurringId") + "/run", null);
        first(
                server,
                "/api/templates",
                new JsonObject().put("name", "promo").put("messages", new JsonArray().add(WholeServer.text("Oi"))));
        HttpResponse<Buffer> hook = first(
                server,
                "/api/webhooks",
                new JsonObject()
                        .put("url", "http://127.0.0.1:9/")
                        .put("events", new JsonArray().add("campaign.completed")));
        String hookId = hook.bodyAsJsonObject().getJsonObject("data").getString("id");
        first(server, "/api/webhooks/" + hookId + "/ping", null);
        first(server, "/api/suppressions", new JsonObject().put("phone", "5511955550001"));
        first(server, "/api/sessions/sales/connect", null);
        assertTrue(answers.size() > 12);
    }
}
