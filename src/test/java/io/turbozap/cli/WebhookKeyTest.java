package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.turbozap.simulator.model.SessionStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who sets nothing but an API key has webhooks that nobody else can post, and loses no opt-out on the way there. */
@Tag("slow")
class WebhookKeyTest {

    private static final String API_KEY = "a-long-enough-key";
    private static final String STRANGER = "4915110000001@c.us";
    private static final String ANOTHER = "4915110000002@c.us";

    private static String freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return String.valueOf(free.getLocalPort());
        }
    }

    /** A session as an older version, which signed nothing, connected it. */
    private static void unsigned(WholeServer whole, String port) {
        JsonObject webhook = new JsonObject()
                .put("url", "http://127.0.0.1:" + port + "/webhooks/waha")
                .put("events", new JsonArray("[\"message\",\"message.any\",\"message.ack\",\"session.status\"]"))
                .put("retries", new JsonObject("{\"policy\":\"constant\",\"delaySeconds\":2000,\"attempts\":15}"));
        whole.inWaha(
                "sales",
                new JsonObject("{\"noweb\":{\"store\":{\"enabled\":true,\"fullSync\":false}}}")
                        .put("webhooks", new JsonArray().add(webhook)));
        await(whole.simulator.setSession("sales", SessionStatus.WORKING));
    }

    private static void untilSuppressed(WholeServer whole, String chat) {
        whole.until(
                () -> "an opt-out",
                () -> whole.get("/api/suppressions").bodyAsString().contains(chat));
    }

    private static JsonObject session(WholeServer whole) {
        return whole.get("/api/sessions/sales").bodyAsJsonObject().getJsonObject("data");
    }

    @Test
    void webhook_of_an_older_version_is_given_a_key_unasked_and_nothing_unsigned_counts() throws IOException {
        String port = freePort();
        try (WholeServer whole = WholeServer.start(
                waha(), "PORT", port, "API_KEY", API_KEY, "WAHA_WEBHOOK_URL", "http://127.0.0.1:" + port)) {
            unsigned(whole, port);
            whole.until(
                    () -> "signed webhooks", () -> "set".equals(session(whole).getString("webhook")));
            await(whole.simulator.incoming("sales", STRANGER, "STOP"));
            untilSuppressed(whole, STRANGER);

            JsonObject start = new JsonObject()
                    .put("id", "evt_forged")
                    .put("event", "message")
                    .put("session", "sales")
                    .put(
                            "payload",
                            new JsonObject()
                                    .put("id", "false_" + STRANGER + "_FORGED")
                                    .put("timestamp", System.currentTimeMillis() / 1_000 + 5)
                                    .put("from", STRANGER)
                                    .put("fromMe", false)
                                    .put("body", "START"));
            assertEquals(403, whole.post("/webhooks/waha", start).statusCode());
            untilSuppressed(whole, STRANGER);
            assertFalse(session(whole).containsKey("warnings"), session(whole)::encode);
        }
    }

    @Test
    void opt_out_whose_webhook_is_refused_is_read_from_the_history() throws IOException {
        String port = freePort();
        // a webhook that was set by hand, into which nothing may be written
        try (WholeServer whole = WholeServer.start(
                waha(),
                "PORT",
                port,
                "API_KEY",
                API_KEY,
                "WAHA_WEBHOOK_HMAC_KEY",
                "another",
                "WAHA_WEBHOOK_URL",
                "http://127.0.0.1:" + port,
                "CATCH_UP_INTERVAL",
                "3600000")) {
            unsigned(whole, port);
            whole.until(() -> "a refused webhook", () -> "refused"
                    .equals(session(whole).getString("webhook")));
            assertEquals(
                    "webhook_refused",
                    session(whole).getJsonArray("warnings").getJsonObject(0).getString("code"));
            await(whole.simulator.incoming("sales", STRANGER, "STOP"));
            untilSuppressed(whole, STRANGER); // by what is read after a session's return in any case
            await(whole.simulator.incoming("sales", ANOTHER, "STOP"));
            untilSuppressed(whole, ANOTHER);
        }
    }
}
