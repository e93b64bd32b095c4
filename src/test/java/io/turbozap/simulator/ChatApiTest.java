package io.turbozap.simulator;

import static io.turbozap.simulator.SimulatedServer.await;
import static io.turbozap.simulator.SimulatedServer.fast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.message.LedgerEntry;
import io.turbozap.simulator.model.AckPlan;
import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.SessionStatus;
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
class ChatApiTest {

    private static final String ANA = "5511999998888@c.us";
    private static final String HISTORY = "/api/default/chats/5511999998888%40c.us/messages";

    private static List<String> bodies(HttpResponse<Buffer> history) {
        assertEquals(200, history.statusCode());
        return history.bodyAsJsonArray().stream()
                .map(message -> ((JsonObject) message).getString("body"))
                .toList();
    }

    @Test
    void history_is_newest_first_and_paged(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        List.of("one", "two", "three").forEach(text -> waha.sendText("default", ANA, text));
        waha.sendText("default", "5511999997777@c.us", "elsewhere");

        assertEquals(List.of("three", "two", "one"), bodies(waha.get(HISTORY)));
        assertEquals(List.of("one", "two", "three"), bodies(waha.get(HISTORY + "?sortOrder=asc&limit=10")));
        assertEquals(List.of("two"), bodies(waha.get(HISTORY + "?limit=1&offset=1")));
    }

    @Test
    void history_is_filtered_by_time_direction_and_ack(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().acks(AckPlan.never()));
        waha.sendText("default", ANA, "ours");
        await(waha.simulator.incoming("default", ANA, "theirs"));

        assertEquals(List.of("ours"), bodies(waha.get(HISTORY + "?filter.fromMe=true")));
        assertEquals(List.of("theirs"), bodies(waha.get(HISTORY + "?filter.fromMe=false")));
        assertEquals(List.of("ours"), bodies(waha.get(HISTORY + "?filter.ack=PENDING&filter.fromMe=true")));
        assertEquals(List.of(), bodies(waha.get(HISTORY + "?filter.timestamp.lte=1000")));
        assertEquals(2, bodies(waha.get(HISTORY + "?filter.timestamp.gte=1000")).size());
        assertEquals(400, waha.get(HISTORY + "?filter.timestamp.gte=soon").statusCode());
    }

    @Test
    void history_of_all_chats_is_one(Vertx vertx) { // recorded: "history: all chats"
        SimulatedServer waha = SimulatedServer.start(vertx, fast().acks(AckPlan.never()));
        waha.sendText("default", ANA, "ours");
        await(waha.simulator.incoming("default", ANA, "one"));
        await(waha.simulator.incoming("default", "5511999997777@c.us", "two"));

        String all = "/api/default/chats/all/messages?limit=10&sortOrder=asc";
        assertEquals(List.of("ours", "one", "two"), bodies(waha.get(all)));
        assertEquals(List.of("one", "two"), bodies(waha.get(all + "&filter.fromMe=false")));
        assertEquals(List.of("two"), bodies(waha.get(all + "&offset=2")));
    }

    @Test
    void what_is_written_to_a_session_that_does_not_work_comes_when_it_does(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        await(waha.simulator.setSession("default", SessionStatus.STOPPED));
        await(waha.simulator.incoming("default", ANA, "one"));
        await(waha.simulator.incoming("default", ANA, "two"));
        await(waha.simulator.setSession("default", SessionStatus.WORKING));

        Waiting.until("both messages", () -> bodies(waha.get(HISTORY + "?sortOrder=asc"))
                .equals(List.of("one", "two")));
    }

    @Test
    void history_needs_the_store(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().history(false));

        assertEquals(400, waha.get(HISTORY).statusCode());
        assertEquals(
                400,
                waha.post("/api/sendSeen", SimulatedServer.text("default", ANA, null))
                        .statusCode());
    }

    @Test
    void one_message_is_found_by_its_id(Vertx vertx) {
        SimulatedServer waha =
                SimulatedServer.start(vertx, fast().engine(Engine.GOWS).acks(AckPlan.never()));
        String id = waha.sendText("default", ANA, "oi").bodyAsJsonObject().getString("id");

        JsonObject message = waha.get(HISTORY + "/" + id.replace("@", "%40")).bodyAsJsonObject();

        assertEquals(id, message.getString("id"));
        assertEquals(0, message.getInteger("ack"));
        assertEquals("api", message.getString("source"));
        assertEquals(404, waha.get(HISTORY + "/true_x_3EB0").statusCode());
    }

    @Test
    void a_number_that_is_not_on_whatsapp_gets_a_201_and_the_first_tick_only(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().timeScale(1e-9));

        assertEquals(201, waha.sendText("default", "+55 11 99999-8888", "oi").statusCode());
        assertEquals(201, waha.sendText("default", "5511999990000@c.us", "oi").statusCode());
        assertEquals(201, waha.sendText("default", ANA, "oi").statusCode());
        // one tick of the clock later every plan is over
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() == now) {
            Thread.onSpinWait();
        }

        assertEquals(
                List.of(1, 1, 3),
                await(waha.simulator.sent("default", null)).stream()
                        .map(LedgerEntry::ack)
                        .toList());
    }

    @Test
    void check_exists_answers_the_registered_chat(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        String path = "/api/contacts/check-exists?session=default&phone=";

        assertEquals(
                new JsonObject().put("numberExists", true).put("chatId", "553188887777@c.us"),
                waha.get(path + "5531988887777").bodyAsJsonObject());
        assertEquals(
                new JsonObject().put("numberExists", false),
                waha.get(path + "5511999990000").bodyAsJsonObject());
        assertEquals(500, waha.get("/api/contacts/check-exists?session=default").statusCode());
        assertEquals(400, waha.get("/api/contacts/check-exists?phone=1").statusCode());
    }

    @Test
    void gows_can_answer_hidden_ids(Vertx vertx) {
        SimulatedServer waha =
                SimulatedServer.start(vertx, fast().engine(Engine.GOWS).hiddenIds(true));

        JsonObject answer = waha.get("/api/contacts/check-exists?session=default&phone=5511999998888")
                .bodyAsJsonObject();
        String lid = answer.getString("chatId");

        assertTrue(lid.endsWith("@lid"));
        assertEquals(ANA, answer.getString("pn"));
        assertEquals(
                ANA,
                waha.get("/api/default/lids/" + lid.replace("@", "%40"))
                        .bodyAsJsonObject()
                        .getString("pn"));
        assertEquals(
                lid,
                waha.get("/api/default/lids/pn/5511999998888")
                        .bodyAsJsonObject()
                        .getString("lid"));
    }

    @Test
    void nobody_is_behind_an_unknown_hidden_id(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        JsonObject unknown = waha.get("/api/default/lids/123456789012345%40lid").bodyAsJsonObject();
        JsonObject stranger = waha.get("/api/default/lids/pn/5511999990000").bodyAsJsonObject();

        assertNull(unknown.getValue("pn"));
        assertNull(stranger.getValue("lid"));
    }

    @Test
    void message_ids_can_be_fetched_unless_the_server_is_older(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        SimulatedServer older = SimulatedServer.start(vertx, fast().messageIds(false));

        assertTrue(waha.get("/api/default/new-message-id")
                .bodyAsJsonObject()
                .getString("id")
                .matches("3EB0[0-9A-F]{18}"));
        assertEquals(404, older.get("/api/default/new-message-id").statusCode());
        assertEquals(422, waha.get("/api/zz/new-message-id").statusCode());
    }

    @Test
    void seen_and_typing_are_answered(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        JsonObject chat = SimulatedServer.text("default", ANA, null);

        assertEquals(
                new JsonObject().put("result", true),
                waha.post("/api/startTyping", chat).bodyAsJsonObject());
        assertEquals(201, waha.post("/api/stopTyping", chat).statusCode());
        HttpResponse<Buffer> named =
                waha.post("/api/sendSeen", chat.copy().put("messageIds", new JsonArray().add("false_x_1")));
        assertEquals(201, named.statusCode());
        assertNull(named.body());
        String id = await(waha.simulator.incoming("default", ANA, "oi"));
        assertEquals(
                new JsonObject().put("ids", new JsonArray().add(id)),
                waha.post("/api/sendSeen", chat).bodyAsJsonObject());
    }
}
