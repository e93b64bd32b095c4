package io.turbozap.simulator;

import static io.turbozap.simulator.SimulatedServer.await;
import static io.turbozap.simulator.SimulatedServer.fast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.model.LimitsSupport;
import io.turbozap.simulator.model.SessionStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SessionApiTest {

    @Test
    void a_session_is_created_stopped_unless_started_at_once(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        HttpResponse<Buffer> created = waha.post("/api/sessions", new JsonObject().put("name", "shop"));

        assertEquals(201, created.statusCode());
        assertEquals("STOPPED", created.bodyAsJsonObject().getString("status"));
        assertNull(created.bodyAsJsonObject().getValue("me"));
        JsonObject started = new JsonObject().put("name", "shop2").put("start", true);
        assertEquals(
                "STARTING",
                waha.post("/api/sessions", started).bodyAsJsonObject().getString("status"));
    }

    @Test
    void a_phone_at_hand_scans_the_code_of_a_new_session(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().scanMillis(1));

        waha.post("/api/sessions", new JsonObject().put("name", "shop").put("start", true));

        Waiting.until("a scanned code", () -> "WORKING"
                .equals(waha.get("/api/sessions/shop").bodyAsJsonObject().getString("status")));
    }

    @Test
    void a_session_without_a_name_gets_one(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        String name =
                waha.post("/api/sessions", new JsonObject()).bodyAsJsonObject().getString("name");

        assertTrue(name.matches("session_[0-9a-z]{26}"), name);
    }

    @Test
    void a_bad_name_or_webhook_is_refused_with_a_list(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        JsonArray events = new JsonArray().add("nope");
        JsonObject hook = new JsonObject().put("url", "http://127.0.0.1:9").put("events", events);
        JsonObject config = new JsonObject().put("webhooks", new JsonArray().add(hook));

        HttpResponse<Buffer> name = waha.post("/api/sessions", new JsonObject().put("name", "a b"));
        HttpResponse<Buffer> webhook = waha.post("/api/sessions", new JsonObject().put("config", config));

        assertEquals(400, name.statusCode());
        assertEquals(1, name.bodyAsJsonObject().getJsonArray("message").size());
        assertEquals(400, webhook.statusCode());
    }

    @Test
    void an_existing_session_is_not_created_again(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        HttpResponse<Buffer> again = waha.post("/api/sessions", new JsonObject().put("name", "default"));

        assertEquals(422, again.statusCode());
        assertEquals(
                "Session 'default' already exists. Use PUT to update it.",
                again.bodyAsJsonObject().getString("message"));
    }

    @Test
    void stopped_sessions_are_listed_only_on_request(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        waha.post("/api/sessions", new JsonObject().put("name", "asleep"));

        assertEquals(1, waha.get("/api/sessions").bodyAsJsonArray().size());
        assertEquals(2, waha.get("/api/sessions?all=true").bodyAsJsonArray().size());
    }

    @Test
    void an_unknown_session_is_not_found(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        HttpResponse<Buffer> answer = waha.get("/api/sessions/zz");

        assertEquals(404, answer.statusCode());
        assertEquals("Session not found", answer.bodyAsJsonObject().getString("message"));
        assertEquals(404, waha.post("/api/sessions/zz/start", new JsonObject()).statusCode());
        assertEquals(404, waha.put("/api/sessions/zz", new JsonObject()).statusCode());
    }

    @Test
    void start_is_not_idempotent_but_stop_and_delete_are(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        JsonObject nothing = new JsonObject();

        HttpResponse<Buffer> again = waha.post("/api/sessions/default/start", nothing);
        assertEquals(422, again.statusCode());
        assertEquals(
                "Session 'default' is already started.",
                again.bodyAsJsonObject().getString("message"));
        assertEquals(201, waha.post("/api/sessions/default/stop", nothing).statusCode());
        assertEquals(201, waha.post("/api/sessions/default/stop", nothing).statusCode());
        assertEquals(404, waha.get("/api/sessions/default/me").statusCode());
        assertEquals(201, waha.post("/api/sessions/default/start", nothing).statusCode());
        assertEquals(200, waha.delete("/api/sessions/default").statusCode());
        assertEquals(200, waha.delete("/api/sessions/default").statusCode());
        assertEquals(404, waha.get("/api/sessions/default").statusCode());
    }

    @Test
    void put_replaces_the_whole_configuration(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        JsonObject first = new JsonObject()
                .put("metadata", new JsonObject().put("user", "1"))
                .put("debug", true);
        JsonObject second = new JsonObject().put("metadata", new JsonObject().put("user", "2"));
        waha.put("/api/sessions/default", new JsonObject().put("config", first));

        JsonObject session = waha.put("/api/sessions/default", new JsonObject().put("config", second))
                .bodyAsJsonObject();

        assertEquals(second, session.getJsonObject("config"));
        assertEquals("STARTING", session.getString("status"));
    }

    @Test
    void a_session_is_paired_by_scanning_its_code(Vertx vertx) throws IOException {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        await(waha.simulator.setSession("shop", SessionStatus.SCAN_QR_CODE));

        HttpResponse<Buffer> image = waha.get("/api/shop/auth/qr");
        assertEquals("image/png", image.getHeader("Content-Type"));
        assertNotNull(ImageIO.read(new ByteArrayInputStream(image.body().getBytes())));
        JsonObject base64 = await(waha.client
                        .get("/api/shop/auth/qr")
                        .putHeader("Accept", "application/json")
                        .send())
                .bodyAsJsonObject();
        assertEquals(image.body(), Buffer.buffer(Base64.getDecoder().decode(base64.getString("data"))));
        assertTrue(waha.get("/api/shop/auth/qr?format=raw")
                .bodyAsJsonObject()
                .getString("value")
                .startsWith("2@"));
        JsonObject code = waha.post("/api/shop/auth/request-code", new JsonObject().put("phoneNumber", "5511"))
                .bodyAsJsonObject();
        assertTrue(code.getString("code").matches("[0-9A-Z]{4}-[0-9A-Z]{4}"));

        assertEquals(201, waha.post("/simulator/scan/shop", new JsonObject()).statusCode());
        Waiting.until("a paired session", () -> "WORKING"
                .equals(waha.get("/api/sessions/shop").bodyAsJsonObject().getString("status")));
        JsonObject me = waha.get("/api/sessions/shop/me").bodyAsJsonObject();
        assertTrue(me.getString("id").endsWith("@c.us"));
        assertTrue(me.getString("lid").endsWith("@lid"));
        assertEquals(409, waha.post("/simulator/scan/shop", new JsonObject()).statusCode());
    }

    @Test
    void a_scanned_session_shows_its_account_before_it_works(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().timeScale(1));
        await(waha.simulator.setSession("shop", SessionStatus.SCAN_QR_CODE));
        await(waha.simulator.scan("shop"));

        JsonObject session = waha.get("/api/sessions/shop").bodyAsJsonObject();

        assertEquals("SCAN_QR_CODE", session.getString("status"));
        assertNotNull(session.getJsonObject("me"));
    }

    @Test
    void restart_and_logout_answer_a_starting_session_without_account(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        for (String command : List.of("restart", "logout")) {
            JsonObject session = waha.post("/api/sessions/default/" + command, new JsonObject())
                    .bodyAsJsonObject();
            assertEquals("STARTING", session.getString("status"), command);
            assertNull(session.getValue("me"), command);
        }
    }

    @Test
    void commands_of_one_session_wait_for_each_other(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        Future<HttpResponse<Buffer>> restart =
                waha.client.post("/api/sessions/default/restart").sendJson(new JsonObject());
        Future<HttpResponse<Buffer>> start = restart.compose(
                answered -> waha.client.post("/api/sessions/default/start").send());

        assertEquals(201, await(restart).statusCode());
        assertEquals(422, await(start).statusCode());
    }

    @Test
    void a_session_whose_device_was_removed_works_again_only_after_a_logout_and_a_scan(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        assertEquals(
                204,
                waha.post("/simulator/remove-device/default", new JsonObject()).statusCode());
        assertEquals("FAILED", status(waha));
        assertEquals(
                422, waha.post("/api/sessions/default/start", new JsonObject()).statusCode());

        waha.post("/api/sessions/default/restart", new JsonObject());
        Waiting.until("the account refused again", () -> status(waha).equals("FAILED"));
        assertNotNull(waha.get("/api/sessions/default").bodyAsJsonObject().getValue("me"));
        waha.post("/api/sessions/default/logout", new JsonObject());

        Waiting.until("a code", () -> status(waha).equals("SCAN_QR_CODE"));
    }

    @Test
    void a_dropped_connection_comes_back(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        assertEquals(204, waha.post("/simulator/drop/default", new JsonObject()).statusCode());

        Waiting.until("a session that connected anew", () -> status(waha).equals("WORKING"));
    }

    private static String status(SimulatedServer waha) {
        return waha.get("/api/sessions/default").bodyAsJsonObject().getString("status");
    }

    @Test
    void a_working_session_shows_no_code(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        HttpResponse<Buffer> answer = waha.get("/api/default/auth/qr");

        assertEquals(422, answer.statusCode());
        assertEquals(
                new JsonArray().add("SCAN_QR_CODE"), answer.bodyAsJsonObject().getJsonArray("expected"));
    }

    @Test
    void an_unpaired_session_has_no_account(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        waha.post("/api/sessions/default/logout", new JsonObject());

        HttpResponse<Buffer> me = waha.get("/api/sessions/default/me");

        assertEquals(200, me.statusCode());
        assertNull(me.body());
        assertEquals(
                201,
                waha.post("/api/sessions/default/restart", new JsonObject()).statusCode());
    }

    @Test
    void limits_are_answered_unless_the_server_lacks_them(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        waha.put(
                "/simulator/sessions/default",
                new JsonObject()
                        .put("timelock", new JsonObject().put("isActive", true))
                        .put("capping", new JsonObject().put("totalQuota", 1_000)));

        assertTrue(waha.get("/api/sessions/default/timelock").bodyAsJsonObject().getBoolean("isActive"));
        JsonObject capping = waha.get("/api/sessions/default/capping").bodyAsJsonObject();
        assertEquals(1_000, capping.getInteger("totalQuota"));
        assertEquals("NONE", capping.getString("cappingStatus"));
        assertEquals(0, capping.getInteger("usedQuota"));
        assertFalse(waha.get("/api/sessions/default/me")
                .bodyAsJsonObject()
                .getJsonObject("reachoutTimelock")
                .isEmpty());
    }

    @Test
    void limits_can_be_missing_or_not_implemented(Vertx vertx) {
        SimulatedServer older = SimulatedServer.start(vertx, fast().limits(LimitsSupport.MISSING));
        SimulatedServer other = SimulatedServer.start(vertx, fast().limits(LimitsSupport.NOT_IMPLEMENTED));

        assertEquals(404, older.get("/api/sessions/default/timelock").statusCode());
        assertEquals(501, other.get("/api/sessions/default/capping").statusCode());
    }
}
