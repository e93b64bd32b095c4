package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scripts wait for what they started, and see how far it is (F36). */
class WaitsTest {

    private WholeServer server;

    @BeforeEach
    void start() {
        server = WholeServer.start(WholeServer.waha(), "EXECUTION_INTERVAL", "20");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObject waited(String goal, boolean reached, boolean timedOut) {
        return new JsonObject().put("for", goal).put("reached", reached).put("timedOut", timedOut);
    }

    private JsonObject get(String path) {
        HttpResponse<Buffer> answer = server.get(path);
        assertEquals(200, answer.statusCode(), answer::bodyAsString);
        return answer.bodyAsJsonObject();
    }

    @Test
    void whoever_waits_for_the_end_of_a_campaign_is_answered_at_its_end() {
        String id = server.execute("sales", 12, text("Oi"));
        JsonObject answer = get("/api/campaigns/" + id + "?wait=completed&timeout=20");
        assertEquals(waited("completed", true, false), answer.getJsonObject("wait"));
        assertEquals("completed", answer.getJsonObject("data").getString("status"));
        assertEquals(12, answer.getJsonObject("data").getJsonObject("progress").getInteger("completed"));
        assertEquals(
                waited("completed", true, false),
                get("/api/campaigns/" + id + "?wait=completed").getJsonObject("wait"));
    }

    @Test
    void when_the_time_is_up_the_answer_is_what_is_so() {
        String id = server.create("sales", 1, text("Oi"));
        JsonObject answer = get("/api/campaigns/" + id + "?wait=started&timeout=100ms");
        assertEquals(waited("started", false, true), answer.getJsonObject("wait"));
        assertEquals("pending", answer.getJsonObject("data").getString("status"));
    }

    @Test
    void the_start_and_the_stop_of_a_campaign_wake_whoever_waits() {
        String id = server.create("sales", 1_000, text("Oi"));
        Future<HttpResponse<Buffer>> start = server.getting("/api/campaigns/" + id + "?wait=started&timeout=20");
        Future<HttpResponse<Buffer>> end = server.getting("/api/campaigns/" + id + "?wait=completed&timeout=20");
        server.command(id, "execute");
        JsonObject started = WholeServer.await(start).bodyAsJsonObject();
        assertEquals(waited("started", true, false), started.getJsonObject("wait"));
        server.command(id, "stop");
        JsonObject stopped = WholeServer.await(end).bodyAsJsonObject();
        assertEquals(waited("completed", false, false), stopped.getJsonObject("wait"));
        assertEquals("stopped", stopped.getJsonObject("data").getString("status"));
    }

    @Test
    void the_queue_is_waited_for_and_its_totals_only_grow() {
        String first = server.execute("sales", 5, text("Oi"));
        server.execute("other", 3, text("Oi"));
        JsonObject sales = get("/api/campaigns/queue/status?session=sales&wait=completed&timeout=20");
        assertEquals(waited("completed", true, false), sales.getJsonObject("wait"));
        assertEquals(1, sales.getJsonArray("workers").size());
        assertEquals(5, sales.getJsonObject("stats").getInteger("completedTotal"));
        assertEquals(1, sales.getJsonObject("stats").getInteger("campaignsCompleted"));
        assertEquals(0, sales.getJsonObject("stats").getInteger("totalRequests"));

        JsonObject all = get("/api/campaigns/queue/status?wait=completed&timeout=20");
        assertEquals(8, all.getJsonObject("stats").getInteger("completedTotal"));
        assertEquals(409, server.post("/api/campaigns/" + first + "/execute").statusCode());
        server.execute("sales", 2, text("Oi"));
        get("/api/campaigns/queue/status?wait=completed&timeout=20");
        JsonObject later = get("/api/campaigns/queue/status").getJsonObject("stats");
        assertEquals(10, later.getInteger("completedTotal"));
        assertEquals(3, later.getInteger("campaignsCompleted"));
        assertEquals(
                0,
                get("/api/campaigns/queue/status?session=nobody")
                        .getJsonArray("workers")
                        .size());
    }

    @Test
    void a_wish_that_makes_no_sense_is_refused() {
        String id = server.create("sales", 1, text("Oi"));
        for (String query : new String[] {
            "wait=done",
            "timeout=5",
            "wait=completed&timeout=61s",
            "wait=completed&timeout=0",
            "wait=completed&timeout=60001",
            "wait=completed&timeout=abc",
            "wait=completed&wait=started"
        }) {
            assertEquals(400, server.get("/api/campaigns/" + id + "?" + query).statusCode(), query);
            assertEquals(400, server.get("/api/campaigns/queue/status?" + query).statusCode(), query);
        }
        assertEquals(
                404,
                server.get("/api/campaigns/campaign_1703001234567_abc123def?wait=completed")
                        .statusCode());
    }
}
