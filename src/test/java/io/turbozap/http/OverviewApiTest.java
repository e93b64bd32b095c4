package io.turbozap.http;

import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.SessionName;
import io.turbozap.live.SocketListener;
import io.turbozap.session.BlockReason;
import io.turbozap.session.Blocker;
import io.turbozap.session.SessionView;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes on in the whole server, asked for and followed. */
@ExtendWith(VertxExtension.class)
class OverviewApiTest {

    private Vertx vertx;
    private TestDoor door;

    @BeforeEach
    void open(Vertx injected) {
        vertx = injected;
        door = await(TestDoor.withStore(vertx, Map.of()));
    }

    private JsonObject overview() {
        HttpResponse<Buffer> answer = await(door.get("/api/overview"));
        assertEquals(200, answer.statusCode());
        return answer.bodyAsJsonObject().getJsonObject("data");
    }

    private static JsonObject timeless(JsonObject overview) {
        JsonObject rest = overview.copy();
        assertTrue(rest.remove("at") instanceof String);
        return rest;
    }

    private SocketListener listen(String query) {
        return SocketListener.connect(vertx, door.port(), "/" + query);
    }

    private static SessionView session(String name, long pending, Long nextSendAt, BlockReason... rules) {
        List<Blocker> blockers = Arrays.stream(rules)
                .map(blockReason -> new Blocker(blockReason, null, "waha", null))
                .toList();
        return new SessionView(new SessionName(name), true, 10, pending, nextSendAt, 0, blockers);
    }

    @Test
    void a_server_where_nothing_was_done_yet_says_so() {
        assertEquals(new JsonObject("""
                        {"campaigns":{"pending":0,"scheduled":0,"running":0,"paused":0,"stopped":0,"completed":0,"missed":0},
                         "today":{"sent":0,"failed":0,"skipped":0},"uncertain":0,
                         "queue":{"sessions":0,"active":0,"pending":0},"stuck":[],"stuckMore":0}"""), timeless(overview()));
    }

    @Test
    void a_command_that_was_answered_shows_at_once() {
        for (int i = 1; i <= 20; i++) {
            String id = await(door.created());
            assertEquals(1, overview().getJsonObject("campaigns").getInteger("pending"));
            await(door.post("/api/campaigns/" + id + "/execute"));
            JsonObject started = overview();
            assertEquals(i, started.getJsonObject("campaigns").getInteger("running"));
            assertEquals(0, started.getJsonObject("campaigns").getInteger("pending"));
            assertEquals(i, started.getJsonObject("queue").getInteger("pending"));
        }
    }

    @Test
    void who_sends_next_is_told_and_all_queues_together() {
        door.sessions.workers = List.of(
                session("a", 3, 2_000L, BlockReason.INTERVAL),
                session("b", 4, 1_000L, BlockReason.IN_FLIGHT),
                session("c", 0, null));

        JsonObject overview = overview();

        assertEquals(
                new JsonObject("{\"session\":\"b\",\"at\":\"1970-01-01T00:00:01.000Z\"}"),
                overview.getJsonObject("next"));
        assertEquals(new JsonObject("{\"sessions\":3,\"active\":3,\"pending\":7}"), overview.getJsonObject("queue"));
        assertEquals(0, overview.getJsonArray("stuck").size());
    }

    @Test
    void a_session_is_stuck_that_has_work_and_something_in_its_way() {
        door.sessions.workers = List.of(
                session("idle", 0, null, BlockReason.SESSION_NOT_WORKING),
                new SessionView(
                        new SessionName("ill"),
                        true,
                        9,
                        4,
                        null,
                        0,
                        List.of(
                                new Blocker(BlockReason.INTERVAL, 5_000L, "settings", null),
                                new Blocker(BlockReason.SESSION_NOT_WORKING, 9_000L, "waha", "FAILED"))));

        assertEquals(new JsonObject("""
                        {"session":"ill","pendingRequests":4,"blockedBy":[
                         {"rule":"interval","until":"1970-01-01T00:00:05.000Z","setBy":"settings"},
                         {"rule":"session_not_working","until":"1970-01-01T00:00:09.000Z","setBy":"waha","detail":"FAILED"}]}"""), overview().getJsonArray("stuck").getJsonObject(0));
    }

    @ParameterizedTest
    @EnumSource(BlockReason.class)
    void only_what_is_ordinary_does_not_make_a_session_stuck(BlockReason blockReason) {
        door.sessions.workers = List.of(session("s", 1, null, blockReason));

        boolean ordinary = blockReason == BlockReason.IN_FLIGHT
                || blockReason == BlockReason.INTERVAL
                || blockReason == BlockReason.PREPARING;
        assertEquals(ordinary ? 0 : 1, overview().getJsonArray("stuck").size());
    }

    @Test
    void of_very_many_stuck_sessions_the_rest_is_counted() {
        List<SessionView> many = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            many.add(session("s" + i, 1, null, BlockReason.HELD));
        }
        door.sessions.workers = many;

        assertEquals(50, overview().getJsonArray("stuck").size());
        assertEquals(70, overview().getInteger("stuckMore"));
    }

    @Test
    void without_a_store_nobody_knows_until_it_is_there() {
        Vertx bare = Vertx.vertx();
        try {
            TestDoor without = await(TestDoor.open(bare));
            assertTrue(await(without.get("/api/overview")).statusCode() >= 500);
        } finally {
            await(bare.close());
        }
    }

    @Test
    void the_overview_is_followed_from_where_it_stands() {
        SocketListener client = listen("?topics=overview");

        JsonObject first = client.frame();
        assertEquals("overview", first.getString("event"));
        assertEquals("overview", first.getString("topic"));
        assertTrue(first.getBoolean("snapshot"));
        assertEquals(timeless(overview()), timeless(first.getJsonObject("data")));

        await(door.created());
        JsonObject next = client.frame();
        assertFalse(next.containsKey("snapshot"));
        assertEquals(1, next.getJsonObject("data").getJsonObject("campaigns").getInteger("pending"));
    }

    @Test
    void a_page_that_is_open_already_can_begin_to_follow_the_overview() {
        SocketListener client = listen("");
        client.send("{\"subscribe\":\"overview\"}");
        long seq = client.frame().getLong("seq");
        client.send("{\"unsubscribe\":\"overview\"}");
        await(door.created());
        client.send("{\"subscribe\":\"overview\",\"lastSeq\":" + seq + "}");

        assertEquals(
                1,
                client.frame().getJsonObject("data").getJsonObject("campaigns").getInteger("pending"));
    }

    @Test
    void a_frame_comes_when_the_sums_stay_but_what_they_are_of_does_not() {
        door.sessions.workers = List.of(session("a", 1, null, BlockReason.INTERVAL), session("b", 1, null));
        SocketListener client = listen("?topics=overview");
        JsonObject first = client.frame();

        door.sessions.workers = List.of(session("a", 1, null), session("b", 1, null, BlockReason.INTERVAL));
        JsonObject other = client.frame();
        assertEquals(timeless(first.getJsonObject("data")), timeless(other.getJsonObject("data")));
        assertNotEquals(first.getLong("seq"), other.getLong("seq"));

        String one = await(door.created());
        client.frame();
        String two = await(door.created());
        await(door.post("/api/campaigns/" + one + "/stop"));
        client.frame(
                frame -> frame.getJsonObject("data").getJsonObject("campaigns").getInteger("stopped") == 1);
        await(door.post("/api/campaigns/" + one + "/execute"));
        await(door.post("/api/campaigns/" + two + "/stop"));
        JsonObject swapped = client.frame(
                frame -> frame.getJsonObject("data").getJsonObject("campaigns").getInteger("running") == 1);
        assertEquals(1, swapped.getJsonObject("data").getJsonObject("campaigns").getInteger("stopped"));
    }

    @Test
    void there_is_only_one_overview() {
        assertEquals(400, refused("?topics=overview:1"));
        assertEquals(400, refused("?overviewId=1"));
    }

    private int refused(String query) {
        return SocketListener.refused(vertx, door.port(), "/" + query).getStatus();
    }
}
