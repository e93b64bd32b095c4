package io.turbozap.http;

import static io.turbozap.live.SocketListener.connect;
import static io.turbozap.live.SocketListener.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.http.access.OriginCheck;
import io.turbozap.live.SocketListener;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** WebSockets on the server's own port: BEHAVIOUR A7, A8, 34. */
@ExtendWith(VertxExtension.class)
class SocketsTest {

    private static final String PICTURE = "data:image/png;base64,iVBORw0KGgo=";
    private static final SessionName SALES = new SessionName("sales");
    private static final int LOOPS = 2;

    private Vertx vertx;
    private TestDoor door;
    private String campaign;

    @BeforeEach
    void open(Vertx injected) {
        vertx = injected;
        door = TestDoor.open(vertx, LOOPS, Map.of()).await();
        campaign = door.created().await();
    }

    /** A door of another Vert.x, which the test has to close. */
    private Vertx reopen(String variable, String value) {
        vertx = Vertx.vertx();
        door = TestDoor.open(vertx, LOOPS, Map.of(variable, value)).await();
        return vertx;
    }

    private SocketListener listen(String query) {
        return connect(vertx, door.port(), "/" + query);
    }

    private void sent(int index) {
        door.sessions.move(new CampaignId(campaign), index, SendState.COMPLETED);
    }

    private void untilNobodyIsThere() {
        while (door.live.sockets() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void assertRefused(int status, JsonObject body, UpgradeRejectedException refusal) {
        assertEquals(status, refusal.getStatus());
        assertEquals(body, new JsonObject(refusal.getBody()));
    }

    @Test
    void a_blast_is_followed_from_where_it_stands_to_its_end() {
        SocketListener client = listen("?blastId=" + campaign);

        JsonObject first = client.frame();
        assertEquals("blast_progress", first.getString("event"));
        assertTrue(first.getBoolean("snapshot"));
        assertEquals(
                new JsonObject("{\"blastId\":\"" + campaign + "\",\"session\":\"default\",\"status\":\"pending\","
                        + "\"total\":1,\"sent\":0,\"failed\":0,\"skipped\":0,\"uncertain\":0,\"pending\":1}"),
                first.getJsonObject("data"));

        sent(0);
        door.sessions.complete(new CampaignId(campaign));
        JsonObject last = client.frame(
                frame -> frame.getJsonObject("data").getString("status").equals("completed"));
        assertNull(last.getValue("snapshot"));
        assertEquals(1, last.getJsonObject("data").getInteger("sent"));
        assertTrue(last.getLong("seq") > first.getLong("seq"));
    }

    @Test
    void clients_of_every_event_loop_hear_the_same() {
        List<SocketListener> clients = List.of(
                listen("?campaignId=" + campaign),
                listen("?campaignId=" + campaign),
                listen("?campaignId=" + campaign),
                listen("?campaignId=" + campaign));
        clients.forEach(
                client -> assertEquals(0, client.data("campaign_progress").getInteger("sent")));

        sent(0);

        long distinct = clients.stream().map(SocketListener::frame).distinct().count();
        assertEquals(1, distinct);
    }

    @Test
    void who_comes_back_gets_what_was_missed() {
        SocketListener before = listen("?campaignId=" + campaign);
        long seq = before.frame().getLong("seq");
        before.close();
        untilNobodyIsThere();
        sent(0);

        SocketListener after = listen("?campaignId=" + campaign + "&lastSeq=" + seq);
        JsonObject missed = after.frame();

        assertEquals(seq + 1, missed.getLong("seq"));
        assertFalse(missed.containsKey("snapshot"));
        assertEquals(1, missed.getJsonObject("data").getInteger("sent"));
    }

    @Test
    void who_comes_back_with_an_unknown_number_gets_a_snapshot() {
        for (String seq : List.of("0", "999999999999999")) {
            JsonObject frame =
                    listen("?campaignId=" + campaign + "&lastSeq=" + seq).frame();
            assertTrue(frame.getBoolean("snapshot"));
        }
    }

    @Test
    void who_missed_nothing_is_told_only_news() {
        SocketListener other = listen("?campaignId=" + campaign);
        long seq = other.frame().getLong("seq");
        SocketListener client = listen("?campaignId=" + campaign + "&lastSeq=" + seq);
        sent(0);

        assertEquals(seq + 1, client.frame().getLong("seq"));
    }

    @Test
    void a_session_may_be_followed_before_it_is_known() {
        SocketListener client = listen("?sessionId=sales");
        door.live.status(SALES, "SCAN_QR_CODE");
        door.live.qr(SALES, PICTURE);

        assertEquals("SCAN_QR_CODE", client.data("session_status").getString("status"));
        JsonObject qr = client.data("qr_update");
        assertEquals(new JsonObject().put("sessionId", "sales").put("qr", PICTURE), qr);
    }

    @Test
    void the_current_qr_code_and_status_come_at_once_and_a_stale_code_does_not() {
        door.live.status(SALES, "SCAN_QR_CODE", new JsonObject().put("pairingCode", "ABCD-EFGH"));
        door.live.qr(SALES, PICTURE);
        SocketListener scanning = listen("?sessionId=sales");
        JsonObject status = scanning.data("session_status");
        assertEquals("ABCD-EFGH", status.getString("pairingCode"));
        assertEquals(PICTURE, scanning.data("qr_update").getString("qr"));

        door.live.status(SALES, "WORKING");
        assertEquals("WORKING", scanning.data("session_status").getString("status"));
        SocketListener late = listen("?sessionId=sales");
        assertEquals("WORKING", late.data("session_status").getString("status"));
        door.live.status(SALES, "FAILED");
        assertEquals("FAILED", late.data("session_status").getString("status"));
    }

    @Test
    void many_topics_are_followed_over_one_socket() {
        String topics = "?topics=campaign:" + campaign + ",blast:" + campaign + ",session:sales";
        SocketListener client = listen(topics);
        assertEquals("campaign:" + campaign, client.frame().getString("topic"));
        assertEquals("blast:" + campaign, client.frame().getString("topic"));

        door.live.status(SALES, "WORKING");
        assertEquals("session:sales", client.frame().getString("topic"));
    }

    @Test
    void topics_are_subscribed_to_and_left_by_messages() {
        SocketListener client = listen("");
        client.send("{\"subscribe\":\"campaign:" + campaign + "\"}");
        long seq = client.frame().getLong("seq");
        client.send("{\"unsubscribe\":\"campaign:" + campaign + "\"}");
        client.send("{\"subscribe\":\"session:sales\"}");
        door.live.status(SALES, "STARTING");
        assertEquals("STARTING", client.data("session_status").getString("status"));

        sent(0);
        client.send("{\"subscribe\":\"campaign:" + campaign + "\",\"lastSeq\":" + seq + "}");
        assertEquals(seq + 1, client.frame().getLong("seq"));
    }

    @Test
    void messages_that_make_no_sense_are_answered_with_what_is_wrong() {
        SocketListener client = listen("?sessionId=sales");
        client.send("hello");
        assertEquals("Expected a JSON object", client.complaint());
        client.send("[]");
        assertEquals("Expected a JSON object", client.complaint());
        client.send("{\"lastSeq\":" + "9".repeat(4_000) + "}");
        assertEquals("Expected a JSON object", client.complaint());
        client.send("{\"subscribe\":7}");
        assertTrue(client.complaint().startsWith("Expected {\"subscribe\":TOPIC}"));
        client.send("{\"subscribe\":\"session:b\",\"password\":1}");
        assertTrue(client.complaint().startsWith("Expected {\"subscribe\":TOPIC}"));
        client.send("{\"subscribe\":\"queue:b\"}");
        assertEquals("Expected a topic such as campaign:ID, blast:ID, session:NAME or overview", client.complaint());
        client.send("{\"subscribe\":\"session:b\",\"lastSeq\":-1}");
        assertEquals("Expected lastSeq to be a whole number", client.complaint());
        client.send("{\"subscribe\":\"session:sales\"}");
        assertEquals("session:sales is followed already", client.complaint());
        String unknown = "campaign:campaign_1700000000000_abcdefghi";
        client.send("{\"subscribe\":\"" + unknown + "\"}");
        assertEquals(unknown + ": Campaign not found", client.complaint());
        for (int i = 1; i < 16; i++) {
            client.send("{\"subscribe\":\"session:s" + i + "\"}");
        }
        client.send("{\"subscribe\":\"session:one-too-many\"}");
        assertEquals("At most 16 topics can be followed", client.complaint());
    }

    @Test
    void floods_binary_and_long_messages_end_the_connection_with_a_reason() {
        SocketListener flood = listen("");
        for (int i = 0; i < 1_000; i++) {
            flood.send("{}");
        }
        assertEquals("1008 too many messages", flood.closed());

        SocketListener binary = listen("");
        binary.socket().writeBinaryMessage(Buffer.buffer("{}"));
        assertEquals("1003 only text is understood", binary.closed());

        SocketListener wordy = listen("");
        wordy.send("x".repeat(5_000));
        assertEquals("1009 a message is one frame of at most 4096 bytes", wordy.closed());

        SocketListener huge = listen("");
        huge.send("x".repeat(500_000));
        assertTrue(huge.closed().startsWith("1009"));
        untilNobodyIsThere();
    }

    @Test
    void wrong_parameters_are_refused_before_the_upgrade() {
        assertRefused(
                400,
                TestDoor.invalid("blast", "Unrecognized query parameter"),
                refused(vertx, door.port(), "/?blast=" + campaign));
        assertRefused(
                400,
                TestDoor.invalid("sessionId", "Expected the name of a session"),
                refused(vertx, door.port(), "/?sessionId=a%20b"));
        assertRefused(
                400,
                TestDoor.invalid("lastSeq", "Expected exactly one topic beside it"),
                refused(vertx, door.port(), "/?topics=session:a,session:b&lastSeq=1"));
        assertRefused(
                400,
                TestDoor.invalid("lastSeq", "Expected a whole number"),
                refused(vertx, door.port(), "/?sessionId=a&lastSeq=x"));
        assertRefused(
                400,
                TestDoor.invalid("sessionId", "Expected one value, received 2"),
                refused(vertx, door.port(), "/?sessionId=a&sessionId=b"));
        assertEquals(400, refused(vertx, door.port(), "/?topics=all").getStatus());
        assertEquals(
                400,
                refused(
                                vertx,
                                door.port(),
                                "/?topics=session:s"
                                        + ",session:s%d"
                                                .repeat(16)
                                                .formatted(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
                        .getStatus());
    }

    @Test
    void an_unknown_campaign_is_404_before_the_upgrade() {
        for (String id : List.of("campaign_1700000000000_abcdefghi", "nothing")) {
            assertRefused(404, TestDoor.error("Campaign not found"), refused(vertx, door.port(), "/?campaignId=" + id));
        }
    }

    @Test
    void there_are_no_sockets_elsewhere() {
        assertRefused(404, TestDoor.error("Not found"), refused(vertx, door.port(), "/api/campaigns"));
        assertRefused(404, TestDoor.error("Not found"), refused(vertx, door.port(), "/socket"));
    }

    @Test
    void key_and_origin_are_checked_before_the_upgrade() {
        Vertx other = reopen("API_KEY", "a-long-enough-key");
        String uri = "/?sessionId=a";
        assertRefused(401, TestDoor.error("API key is missing or wrong"), refused(vertx, door.port(), uri));
        assertRefused(
                403,
                TestDoor.error(OriginCheck.REFUSED),
                refused(vertx, door.port(), uri, "X-Api-Key", "a-long-enough-key", "Origin", "https://evil.example"));
        String cookie = door.request(HttpMethod.POST, "/api/login")
                .sendJsonObject(new JsonObject().put("apiKey", "a-long-enough-key"))
                .await()
                .getHeader("Set-Cookie");

        connect(vertx, door.port(), uri, "X-Api-Key", "a-long-enough-key");
        connect(
                vertx,
                door.port(),
                uri,
                "Cookie",
                cookie.substring(0, cookie.indexOf(';')),
                "Origin",
                "http://127.0.0.1:" + door.port());
        assertEquals(2, door.live.sockets());
        other.close().await();
    }

    @Test
    void one_client_too_many_is_asked_to_come_later() {
        Vertx other = reopen("MAX_SOCKETS", "1");
        SocketListener only = listen("?sessionId=a");
        UpgradeRejectedException refusal = refused(vertx, door.port(), "/?sessionId=a");
        assertEquals(429, refusal.getStatus());
        assertEquals("1", refusal.getHeaders().get("Retry-After"));

        only.close();
        untilNobodyIsThere();
        listen("?sessionId=a");
        assertEquals(1, door.live.sockets());
        other.close().await();
    }

    @Test
    void what_is_no_websocket_is_served_as_ever() {
        assertEquals(200, door.get("/").await().statusCode());
        assertEquals(
                200,
                door.request(HttpMethod.GET, "/")
                        .putHeader("Connection", "Upgrade")
                        .putHeader("Upgrade", "h2c")
                        .send()
                        .await()
                        .statusCode());
    }
}
