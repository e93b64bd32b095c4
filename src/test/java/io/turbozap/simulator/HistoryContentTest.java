package io.turbozap.simulator;

import static io.turbozap.simulator.SimulatedServer.fast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.model.Engine;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a history shows of messages that are neither text nor media, and what is said of media that cannot be had. */
@ExtendWith(VertxExtension.class)
class HistoryContentTest {

    private static final String CHAT = "5511999998888@c.us";
    private static final JsonObject TO =
            new JsonObject().put("session", "default").put("chatId", CHAT);

    /** The only message of the chat after that body was posted. */
    private static JsonObject shown(Vertx vertx, Engine engine, String path, JsonObject body) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().engine(engine));
        assertEquals(201, waha.post(path, TO.copy().mergeIn(body)).statusCode());
        return waha.get("/api/default/chats/5511999998888%40c.us/messages")
                .bodyAsJsonArray()
                .getJsonObject(0);
    }

    @Test
    void a_location_is_shown_as_texts(Vertx vertx) {
        JsonObject sent =
                new JsonObject().put("latitude", -23.5).put("longitude", 2).put("title", "here");
        JsonObject shown = shown(vertx, Engine.NOWEB, "/api/sendLocation", sent);

        assertNull(shown.getValue("body"));
        JsonObject location = shown.getJsonObject("location");
        assertEquals("-23.5", location.getValue("latitude"));
        assertEquals("2", location.getValue("longitude"));
        assertEquals("here", location.getValue("name"));
    }

    @Test
    void contacts_are_shown_as_vcards(Vertx vertx) {
        JsonObject whole = new JsonObject().put("vcard", "BEGIN:VCARD\nFN:Ana\nEND:VCARD");
        JsonObject fields = new JsonObject().put("fullName", "Jane Doe").put("phoneNumber", "+1 555 0100");
        JsonObject sent =
                new JsonObject().put("contacts", new JsonArray().add(whole).add(fields));
        JsonArray vcards =
                shown(vertx, Engine.GOWS, "/api/sendContactVcard", sent).getJsonArray("vCards");

        assertEquals(whole.getString("vcard"), vcards.getString(0));
        assertEquals(
                "BEGIN:VCARD\nVERSION:3.0\nFN:Jane Doe\nTEL;type=CELL;type=VOICE:+1 555 0100\nEND:VCARD",
                vcards.getString(1));
    }

    @Test
    void a_poll_is_shown_where_each_engine_keeps_it(Vertx vertx) {
        JsonObject poll = new JsonObject()
                .put("name", "When?")
                .put("options", new JsonArray().add("now").add("later"));
        JsonObject sent = new JsonObject().put("poll", poll);

        assertEquals("When?", rawPoll(vertx, Engine.NOWEB, "message", sent).getString("name"));
        assertEquals("When?", rawPoll(vertx, Engine.GOWS, "Message", sent).getString("name"));
        JsonObject webjs = shown(vertx, Engine.WEBJS, "/api/sendPoll", sent).getJsonObject("_data");
        assertEquals("When?", webjs.getString("pollName"));
        assertEquals("poll_creation", webjs.getString("type"));
    }

    private static JsonObject rawPoll(Vertx vertx, Engine engine, String part, JsonObject sent) {
        return shown(vertx, engine, "/api/sendPoll", sent)
                .getJsonObject("_data")
                .getJsonObject(part)
                .getJsonObject("pollCreationMessageV3");
    }

    @Test
    void media_that_cannot_be_had_is_told_by_its_host(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        JsonObject image = TO.copy().put("file", new JsonObject().put("url", "https://files.example.com/a.png"));
        SimulatedServer.await(waha.simulator.fault(Fault.of(Fault.Kind.MEDIA_UNREACHABLE)));

        JsonObject about = waha.post("/api/sendImage", image).bodyAsJsonObject().getJsonObject("exception");
        assertEquals("getaddrinfo ENOTFOUND files.example.com", about.getString("message"));
        assertEquals("ENOTFOUND", about.getString("code"));
        JsonObject other =
                waha.sendText("default", CHAT, "oi").bodyAsJsonObject().getJsonObject("exception");
        assertEquals("ECONNREFUSED", other.getString("code"));
    }
}
