package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Fault.Kind;
import io.turbozap.simulator.fault.Fault.Target;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.model.SimulatorOptionsBuilder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** WhatsApp accounts are connected, shown and ended through a whole server before the simulated WAHA. */
@Tag("slow")
final class AccountsTest {

    private static final String PROMO = "/api/sessions/marketing-promo";
    private static final String KEY = "the-key-of-the-hooks";

    /** A WAHA without sessions. */
    private static SimulatorOptionsBuilder empty() {
        return waha().autoStart(false);
    }

    private static JsonObject answered(int status, HttpResponse<Buffer> answer) {
        assertEquals(status, answer.statusCode(), answer::bodyAsString);
        return answer.bodyAsJsonObject();
    }

    private static JsonObject shown(WholeServer whole) {
        return answered(200, whole.get(PROMO)).getJsonObject("data");
    }

    private static void untilShown(WholeServer whole, String status) {
        whole.until(() -> status, () -> status.equals(shown(whole).getString("status")));
    }

    private static String untilQr(WholeServer whole) {
        whole.until(() -> "a QR code, but " + shown(whole), () -> shown(whole).containsKey("qr"));
        return shown(whole).getString("qr");
    }

    private static JsonArray hooksInWaha(WholeServer whole) {
        return whole.inWaha("/api/sessions/marketing-promo")
                .getJsonObject("config", new JsonObject())
                .getJsonArray("webhooks", new JsonArray());
    }

    private static void assertIsPicture(String qr) {
        String prefix = "data:image/png;base64,";
        assertTrue(qr.startsWith(prefix), qr);
        byte[] png = Base64.getDecoder().decode(qr.substring(prefix.length()));
        assertEquals("PNG", new String(png, 1, 3, StandardCharsets.US_ASCII));
    }

    @Test
    void account_is_connected_by_a_qr_code_without_webhooks() {
        try (WholeServer whole = WholeServer.start(empty().qrMillis(3_000))) {
            JsonObject begun = answered(202, whole.post(PROMO + "/connect"));
            assertEquals("marketing-promo", begun.getString("sessionId"));
            String first = untilQr(whole);
            assertIsPicture(first);
            whole.until(() -> "another QR code", () -> !first.equals(untilQr(whole)));

            assertTrue(await(whole.simulator.scan("marketing-promo")));
            untilShown(whole, "WORKING");
            JsonObject session = shown(whole);
            assertTrue(session.getJsonObject("account").getString("id").endsWith("@c.us"));
            assertFalse(session.containsKey("qr"));
            assertEquals("none", session.getString("webhook"));
            whole.untilStatus(whole.execute("marketing-promo", 3, text("hello")), "completed");
        }
    }

    @Test
    void webhooks_that_are_configured_at_connect_reach_us() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (WholeServer whole = WholeServer.start(
                empty(),
                "PORT",
                String.valueOf(port),
                "WAHA_WEBHOOK_URL",
                "http://127.0.0.1:" + port,
                "WAHA_WEBHOOK_HMAC_KEY",
                KEY)) {
            answered(202, whole.post(PROMO + "/connect"));
            untilQr(whole);
            await(whole.simulator.scan("marketing-promo"));
            untilShown(whole, "WORKING");

            assertEquals("set", shown(whole).getString("webhook"));
            assertEquals(1, hooksInWaha(whole).size());
            whole.until(
                    () -> "webhooks taken, but " + whole.webhooks(),
                    () -> whole.webhooks().getInteger("delivered") >= 3);
            assertEquals(0, whole.webhooks().getInteger("failedAttempts"));
        }
    }

    @Test
    void session_that_works_is_configured_only_by_force() { // BEHAVIOUR 30
        try (WholeServer whole =
                WholeServer.start(empty().sessions("marketing-promo"), "WAHA_WEBHOOK_URL", "http://127.0.0.1:1")) {
            JsonObject left = answered(202, whole.post(PROMO + "/connect"));
            assertEquals("WORKING", left.getString("status"));
            assertEquals("missing", left.getJsonObject("data").getString("webhook"));
            assertEquals(0, hooksInWaha(whole).size());

            answered(202, whole.post(PROMO + "/connect?force=true"));
            untilShown(whole, "WORKING");
            assertEquals(1, hooksInWaha(whole).size());
            assertEquals("set", shown(whole).getString("webhook"));
        }
    }

    @Test
    void passkey_and_pairing_code_are_shown_for_what_they_are() {
        try (WholeServer whole = WholeServer.start(empty())) {
            answered(202, whole.post(PROMO + "/connect"));
            untilQr(whole);
            JsonObject code = answered(
                    200, whole.post(PROMO + "/pairing-code", new JsonObject().put("phoneNumber", "+55 11 99999-9999")));
            assertTrue(code.getString("code").matches("[A-Z0-9]{4}-[A-Z0-9]{4}"), code::encode);

            await(whole.simulator.setSession("marketing-promo", SessionStatus.PASSKEY_REQUIRED));
            untilShown(whole, "PASSKEY_REQUIRED");
            assertTrue(shown(whole).getString("reason").contains("passkey"));
            await(whole.simulator.setSession("marketing-promo", SessionStatus.PASSKEY_CONFIRMATION_REQUIRED));
            whole.until(() -> "a code", () -> shown(whole).getString("code", "").matches("[0-9]{4}"));
        }
    }

    @Test
    void waha_that_fails_is_told_as_such() {
        try (WholeServer whole = WholeServer.start(empty().apiKey("right"), "WAHA_API_KEY", "wrong")) {
            String reason = answered(502, whole.post(PROMO + "/connect")).getString("message");
            assertTrue(reason.contains("WAHA_API_KEY") && reason.contains("401"), reason);
            assertFalse(reason.contains("wrong"), reason);
        }
        try (WholeServer whole = WholeServer.start(empty(), "REQUEST_TIMEOUT", "300")) {
            await(whole.simulator.fault(Fault.of(Kind.HANG).on(Target.SESSION)));
            answered(504, whole.post(PROMO + "/connect"));
            await(whole.simulator.goDown());
            answered(502, whole.post(PROMO + "/restart"));
        }
    }

    @Test
    void what_is_shown_does_not_hang_on_waha() {
        try (WholeServer whole = WholeServer.start(empty().sessions("marketing-promo"))) {
            untilShown(whole, "WORKING");
            String campaign = whole.create("other", 1, text("hello"));
            whole.command(campaign, "execute");
            await(whole.simulator.goDown());
            JsonObject list = answered(200, whole.get("/api/sessions"));

            assertFalse(list.getBoolean("complete"));
            JsonArray sessions = list.getJsonArray("data");
            assertEquals(2, sessions.size(), sessions::encode);
            JsonObject promo = sessions.getJsonObject(0);
            assertEquals("WORKING", promo.getString("status"));
            assertTrue(promo.containsKey("seenAt"));
            assertEquals("UNKNOWN", sessions.getJsonObject(1).getString("status"));
            whole.until(() -> "trouble is told", () -> shown(whole).containsKey("trouble"));
        }
    }

    @Test
    void unknown_session_is_404_and_a_wrong_name_400() {
        try (WholeServer whole = WholeServer.start(empty())) {
            answered(404, whole.get(PROMO));
            answered(404, whole.post(PROMO + "/disconnect"));
            answered(400, whole.get("/api/sessions/not%20a%20name"));
            answered(400, whole.post(PROMO + "/connect?force=maybe"));
            answered(400, whole.send(HttpMethod.DELETE, PROMO + "?queue=keep", null));
        }
    }

    @Test
    void session_with_work_is_ended_only_when_its_queue_is_stopped() { // BEHAVIOUR 17
        try (WholeServer whole =
                WholeServer.start(empty().sessions("marketing-promo"), "EXECUTION_INTERVAL", "3600000")) {
            String campaign = whole.execute("marketing-promo", 3, text("hello"));
            whole.until(() -> "one sent", () -> whole.count(campaign, "completed") == 1);
            for (String path : new String[] {PROMO + "/logout", PROMO}) {
                HttpMethod method = path.endsWith("logout") ? HttpMethod.POST : HttpMethod.DELETE;
                String reason = answered(409, whole.send(method, path, null)).getString("message");
                assertTrue(reason.contains("1 campaign with 2 pending requests"), reason);
            }
            assertEquals("running", whole.status(campaign));

            answered(200, whole.send(HttpMethod.DELETE, PROMO + "?queue=stop", null));
            assertEquals("stopped", whole.status(campaign));
            assertEquals(1, whole.count(campaign, "completed"));
            assertEquals(2, whole.count(campaign, "pending"));
            assertEquals("ABSENT", shown(whole).getString("status"));
        }
    }

    @Test
    void disconnect_and_restart_keep_the_account_and_logout_ends_it() {
        try (WholeServer whole = WholeServer.start(empty().sessions("marketing-promo"))) {
            assertEquals(
                    "STOPPED", answered(200, whole.post(PROMO + "/disconnect")).getString("status"));
            answered(202, whole.post(PROMO + "/restart"));
            untilShown(whole, "WORKING");
            answered(200, whole.post(PROMO + "/logout"));
            untilQr(whole);
        }
    }

    @Test
    void session_shows_its_queue_pace_and_day() {
        try (WholeServer whole = WholeServer.start(
                empty().sessions("marketing-promo"), "EXECUTION_INTERVAL", "3600000", "DAILY_CAP", "7")) {
            String campaign = whole.execute("marketing-promo", 3, text("hello"));
            whole.until(() -> "one sent", () -> whole.count(campaign, "completed") == 1);
            JsonObject session = shown(whole);

            assertEquals(new JsonObject().put("sent", 1).put("cap", 7), session.getJsonObject("today"));
            assertEquals(3_600_000, session.getJsonObject("pacing").getInteger("interval"));
            JsonObject queue = session.getJsonObject("queue");
            assertEquals(2, queue.getInteger("pendingRequests"));
            assertNotEquals("", queue.getString("nextSendAt", ""));
            assertEquals(
                    "interval", queue.getJsonArray("blockedBy").getJsonObject(0).getString("rule"));
        }
    }

    @Test
    void named_sessions_are_there_from_the_start_and_kept_trying_for() {
        try (WholeServer whole = WholeServer.start(empty().sessions("b"), "SESSION_IDS", "marketing-promo,b")) {
            whole.until(() -> "created", () -> whole.get(PROMO).statusCode() == 200);
            untilQr(whole);
            JsonObject list = answered(200, whole.get("/api/sessions"));

            assertTrue(list.getBoolean("complete"));
            assertEquals(2, list.getJsonArray("data").size());
            assertNull(list.getJsonArray("data").getJsonObject(1).getString("qr"));
            assertEquals("WORKING", list.getJsonArray("data").getJsonObject(0).getString("status"));
        }
    }
}
