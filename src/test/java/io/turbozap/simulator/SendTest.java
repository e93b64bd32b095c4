package io.turbozap.simulator;

import static io.turbozap.simulator.SimulatedServer.await;
import static io.turbozap.simulator.SimulatedServer.fast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.ledger.LedgerSnapshot;
import io.turbozap.simulator.message.LedgerEntry;
import io.turbozap.simulator.message.MessageKind;
import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.SessionStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SendTest {

    private static final String ANA = "5511999998888@c.us";

    @Test
    void noweb_answers_a_text_with_the_raw_message(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        HttpResponse<Buffer> answer = waha.sendText("default", ANA, "oi");

        assertEquals(201, answer.statusCode());
        JsonObject body = answer.bodyAsJsonObject();
        assertFalse(body.containsKey("id"));
        assertTrue(body.getJsonObject("key").getString("id").matches("3EB0[0-9A-F]{18}"));
        assertEquals("5511999998888@s.whatsapp.net", body.getJsonObject("key").getString("remoteJid"));
        assertInstanceOf(String.class, body.getValue("messageTimestamp"));
        assertEquals("PENDING", body.getString("status"));
        assertEquals(
                "oi",
                body.getJsonObject("message")
                        .getJsonObject("extendedTextMessage")
                        .getString("text"));
    }

    @Test
    void noweb_answers_a_poll_in_the_form_of_history(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        JsonObject poll = new JsonObject().put("name", "Lunch?").put("options", new JsonArray().add("yes"));

        HttpResponse<Buffer> answer = waha.post(
                "/api/sendPoll",
                new JsonObject().put("session", "default").put("chatId", ANA).put("poll", poll));

        assertEquals(201, answer.statusCode());
        assertTrue(answer.bodyAsJsonObject().getString("id").startsWith("true_" + ANA + "_3EB0"));
        assertEquals("PENDING", answer.bodyAsJsonObject().getString("ackName"));
    }

    @Test
    void gows_answers_with_a_serialised_id(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().engine(Engine.GOWS));

        JsonObject body = waha.sendText("default", ANA, "oi").bodyAsJsonObject();

        assertTrue(body.getString("id").startsWith("true_" + ANA + "_3EB0"));
        assertNotNull(body.getJsonObject("_data").getJsonObject("Info").getString("ID"));
    }

    @Test
    void webjs_answers_with_an_object_as_id(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().engine(Engine.WEBJS));

        JsonObject id = waha.sendText("default", ANA, "oi").bodyAsJsonObject().getJsonObject("id");

        assertEquals(ANA, id.getString("remote"));
        assertEquals("true_" + ANA + "_" + id.getString("id"), id.getString("_serialized"));
    }

    @Test
    void every_kind_is_taken_and_recorded_in_order(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        JsonObject to = new JsonObject().put("session", "default").put("chatId", ANA);
        JsonObject file = new JsonObject().put("mimetype", "image/png").put("url", "https://example.com/a");

        assertEquals(201, waha.post("/api/sendText", to.copy().put("text", "")).statusCode());
        for (String path : List.of("/api/sendImage", "/api/sendFile", "/api/sendVoice", "/api/sendVideo")) {
            assertEquals(201, waha.post(path, to.copy().put("file", file)).statusCode());
        }
        assertEquals(
                201,
                waha.post(
                                "/api/sendLocation",
                                to.copy()
                                        .put("latitude", 1.5)
                                        .put("longitude", 2)
                                        .put("title", "here"))
                        .statusCode());
        assertEquals(
                201,
                waha.post("/api/sendContactVcard", to.copy().put("contacts", new JsonArray().add(new JsonObject())))
                        .statusCode());

        List<LedgerEntry> sent = await(waha.simulator.sent("default", ANA));
        assertEquals(
                List.of(
                        MessageKind.TEXT,
                        MessageKind.IMAGE,
                        MessageKind.FILE,
                        MessageKind.VOICE,
                        MessageKind.VIDEO,
                        MessageKind.LOCATION,
                        MessageKind.CONTACT),
                sent.stream().map(LedgerEntry::kind).toList());
        assertEquals("https://example.com/a", sent.get(1).content());
        assertEquals(7, sent.get(6).number());
    }

    @Test
    void the_single_path_tells_the_kind_by_the_fields(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        JsonObject voice =
                new JsonObject().put("mimetype", "audio/ogg; codecs=opus").put("url", "https://example.com/a");

        waha.post("/messages/send", SimulatedServer.text("default", ANA, "oi"));
        waha.post(
                "/messages/send",
                new JsonObject().put("session", "default").put("chatId", ANA).put("file", voice));

        assertEquals(
                List.of(MessageKind.TEXT, MessageKind.VOICE),
                await(waha.simulator.sent(null, null)).stream()
                        .map(LedgerEntry::kind)
                        .toList());
    }

    @Test
    void what_is_missing_or_of_the_wrong_type_is_a_type_error(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        assertTypeError(
                "Cannot read properties of undefined (reading 'includes')", waha.sendText("default", null, "oi"));
        assertTypeError("phone.includes is not a function", waha.sendText("default", 5511999998888L, "oi"));
        assertTypeError("text.match is not a function", waha.sendText("default", ANA, 7));
        assertTypeError(
                "Cannot use 'in' operator to search for 'url' in undefined",
                waha.post("/api/sendImage", SimulatedServer.text("default", ANA, null)));
        assertTypeError(
                "Cannot read properties of undefined (reading 'name')",
                waha.post("/api/sendPoll", SimulatedServer.text("default", ANA, null)));
        assertEquals(0, await(waha.simulator.ledger()).accepted());
    }

    private static void assertTypeError(String message, HttpResponse<Buffer> answer) {
        assertEquals(500, answer.statusCode());
        JsonObject body = answer.bodyAsJsonObject();
        assertEquals(message, body.getJsonObject("exception").getString("message"));
        assertEquals("TypeError", body.getJsonObject("exception").getString("name"));
        assertEquals("POST", body.getJsonObject("request").getString("method"));
        assertEquals("NOWEB", body.getJsonObject("version").getString("engine"));
    }

    @Test
    void a_body_that_is_no_json_is_a_bad_request(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        HttpResponse<Buffer> answer = await(waha.client
                .post("/api/sendText")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer("{\"session\":\"def")));

        assertEquals(400, answer.statusCode());
        assertEquals(
                new JsonObject()
                        .put("message", "Unexpected end of JSON input")
                        .put("error", "Bad Request")
                        .put("statusCode", 400),
                answer.bodyAsJsonObject());
    }

    @Test
    void no_body_at_all_names_no_session(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        assertEquals(400, await(waha.client.post("/api/sendText").send()).statusCode());
    }

    @Test
    void a_session_must_be_named(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        HttpResponse<Buffer> answer = waha.post("/api/sendText", new JsonObject().put("chatId", ANA));

        assertEquals(400, answer.statusCode());
        assertEquals("Session name is required", answer.bodyAsJsonObject().getString("message"));
    }

    @Test
    void an_unknown_session_is_refused_after_the_wait(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        HttpResponse<Buffer> answer = waha.sendText("zz", ANA, "oi");

        assertEquals(422, answer.statusCode());
        assertEquals(
                new JsonObject().put("error", "Session \"zz\" does not exist").put("session", "zz"),
                answer.bodyAsJsonObject());
    }

    @Test
    void a_session_that_does_not_work_is_refused_after_the_wait(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        await(waha.simulator.setSession("default", SessionStatus.SCAN_QR_CODE));

        HttpResponse<Buffer> answer = waha.sendText("default", ANA, "oi");

        assertEquals(422, answer.statusCode());
        assertEquals("SCAN_QR_CODE", answer.bodyAsJsonObject().getString("status"));
        assertEquals(new JsonArray().add("WORKING"), answer.bodyAsJsonObject().getJsonArray("expected"));
    }

    @Test
    void a_send_goes_out_when_its_session_recovers_within_the_wait(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().timeScale(1));
        await(waha.simulator.setSession("default", SessionStatus.STARTING));
        var sending = waha.client.post("/api/sendText").sendJson(SimulatedServer.text("default", ANA, "oi"));

        await(waha.simulator.setSession("default", SessionStatus.WORKING));

        assertEquals(201, await(sending).statusCode());
    }

    @Test
    void unknown_sessions_work_at_once_when_so_configured(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().autoStart(true));

        assertEquals(201, waha.sendText("new-one", ANA, "oi").statusCode());
    }

    @Test
    void the_same_given_id_is_sent_once(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        String id = waha.get("/api/default/new-message-id").bodyAsJsonObject().getString("id");
        JsonObject body = SimulatedServer.text("default", ANA, "oi").put("id", id);

        JsonObject first = waha.post("/api/sendText", body).bodyAsJsonObject();
        JsonObject second = waha.post("/api/sendText", body).bodyAsJsonObject();

        assertEquals(id, first.getJsonObject("key").getString("id"));
        assertEquals(first, second);
        LedgerSnapshot ledger = await(waha.simulator.ledger());
        assertEquals(1, ledger.accepted());
        assertEquals(1, ledger.repeats());
        assertEquals(0, ledger.duplicateCount());
    }

    @Test
    void a_given_id_is_ignored_where_waha_ignores_it(Vertx vertx) {
        SimulatedServer older = SimulatedServer.start(vertx, fast().messageIds(false));
        SimulatedServer waha = SimulatedServer.start(vertx, fast().mediaIds(false));
        JsonObject text = SimulatedServer.text("default", ANA, "oi").put("id", "3EB0AA");
        JsonObject image = text.copy().put("file", new JsonObject().put("url", "https://example.com/a"));

        older.post("/api/sendText", text);
        older.post("/api/sendText", text);
        waha.post("/api/sendImage", image);
        waha.post("/api/sendImage", image);

        assertEquals(1, await(older.simulator.ledger()).duplicateCount());
        assertEquals(1, await(waha.simulator.ledger()).duplicateCount());
    }

    @Test
    void a_form_is_understood_as_well(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("session", "default")
                .add("chatId", ANA)
                .add("text", "a & b");

        assertEquals(
                201, await(waha.client.post("/api/sendText").sendForm(form)).statusCode());
        assertEquals("a & b", await(waha.simulator.sent(null, null)).get(0).content());
    }

    @Test
    void a_body_beyond_fifty_megabytes_is_a_500(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        Buffer large = Buffer.buffer(new byte[50 * 1024 * 1024 + 1]);

        HttpResponse<Buffer> answer = await(waha.client
                .post("/api/sendText")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(large));

        assertEquals(500, answer.statusCode());
        assertEquals(
                "PayloadTooLargeError",
                answer.bodyAsJsonObject().getJsonObject("exception").getString("name"));
    }
}
