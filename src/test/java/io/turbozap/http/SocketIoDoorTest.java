package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.live.SocketListener;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients of Socket.IO that lie, at the front door. */
@ExtendWith(VertxExtension.class)
class SocketIoDoorTest {

    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

    private Vertx vertx;
    private TestDoor door;

    @BeforeEach
    void open(Vertx injected) {
        vertx = injected;
        door = TestDoor.open(vertx, 2, Map.of()).await();
    }

    private HttpResponse<Buffer> get(String uri, String... header) {
        var request = door.request(HttpMethod.GET, uri);
        for (int i = 0; i < header.length; i += 2) {
            request.putHeader(header[i], header[i + 1]);
        }
        return request.send().await();
    }

    private HttpResponse<Buffer> post(String sid, String packets) {
        return door.request(HttpMethod.POST, POLLING + "&sid=" + sid)
                .putHeader("Content-Type", "text/plain;charset=UTF-8")
                .sendBuffer(Buffer.buffer(packets))
                .await();
    }

    private String connected() {
        return new JsonObject(get(POLLING).bodyAsString().substring(1)).getString("sid");
    }

    private static void assertRefused(int status, HttpResponse<Buffer> answer) {
        assertEquals(status, answer.statusCode(), answer::bodyAsString);
        assertEquals(false, answer.bodyAsJsonObject().getBoolean("success"));
    }

    @Test
    void a_client_that_polls_is_answered_step_by_step() {
        String sid = connected();
        assertEquals("ok", post(sid, "40").bodyAsString());
        assertTrue(get(POLLING + "&sid=" + sid).bodyAsString().startsWith("40{\"sid\":"));
        assertEquals(1, door.live.sockets());

        post(sid, "1");
        while (door.live.sockets() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private SocketListener socket(String uri) {
        return SocketListener.connect(vertx, door.port(), uri);
    }

    private void assertSocketRefused(int status, String uri) {
        assertEquals(status, SocketListener.refused(vertx, door.port(), uri).getStatus());
    }

    @Test
    void a_session_begins_by_polling_or_on_a_websocket() {
        JsonObject polling = new JsonObject(get(POLLING).bodyAsString().substring(1));
        JsonObject socket = new JsonObject(socket(WEBSOCKET).text().substring(1));

        assertEquals(Set.of("sid", "upgrades", "pingInterval", "pingTimeout", "maxPayload"), polling.fieldNames());
        assertEquals(polling.fieldNames(), socket.fieldNames());
        assertEquals(new JsonArray().add("websocket"), polling.getJsonArray("upgrades"));
        assertEquals(new JsonArray(), socket.getJsonArray("upgrades"));
    }

    @Test
    void answers_are_plain_text_that_nobody_keeps() {
        HttpResponse<Buffer> answer = get(POLLING);

        assertEquals("text/plain; charset=UTF-8", answer.getHeader("Content-Type"));
        assertEquals("no-store", answer.getHeader("Cache-Control"));
    }

    @Test
    void a_client_changes_to_a_websocket_step_by_step() {
        String sid = connected();
        post(sid, "40");
        assertTrue(get(POLLING + "&sid=" + sid).bodyAsString().startsWith("40{\"sid\":"));
        SocketListener socket = socket(WEBSOCKET + "&sid=" + sid);
        socket.send("2probe");
        assertEquals("3probe", socket.text());
        assertEquals("6", get(POLLING + "&sid=" + sid).bodyAsString());
        socket.send("5");
        socket.send("40/other");
        assertEquals("44/other,{\"message\":\"Invalid namespace\"}", socket.text());

        assertRefused(400, get(POLLING + "&sid=" + sid));
        assertRefused(400, post(sid, "42[\"a\"]"));
        assertTrue(socket(WEBSOCKET + "&sid=" + sid).closed().startsWith("1000"));
        door.live.socketIo().emit("messageScheduled", Buffer.buffer("{\"id\":1}"));
        assertEquals("42[\"messageScheduled\",{\"id\":1}]", socket.text());
        assertEquals(1, door.live.sockets());
    }

    @Test
    void a_poll_hears_what_happens_and_ends_when_its_client_leaves() {
        String sid = connected();
        post(sid, "40");
        get(POLLING + "&sid=" + sid);
        Future<HttpResponse<Buffer>> poll =
                door.request(HttpMethod.GET, POLLING + "&sid=" + sid).send();
        door.live.socketIo().emit("messageScheduled", Buffer.buffer("{\"id\":1}"));
        assertEquals("42[\"messageScheduled\",{\"id\":1}]", poll.await().bodyAsString());

        post(sid, "1");
        assertRefused(400, get(POLLING + "&sid=" + sid));
    }

    @Test
    void two_polls_at_a_time_end_the_session() {
        String sid = connected();
        List<Future<HttpResponse<Buffer>>> polls = Stream.of(1, 2)
                .map(each ->
                        door.request(HttpMethod.GET, POLLING + "&sid=" + sid).send())
                .toList();

        assertEquals(
                Set.of(200, 400),
                polls.stream().map(poll -> poll.await().statusCode()).collect(Collectors.toSet()));
        assertRefused(400, get(POLLING + "&sid=" + sid));
    }

    /** Long before it would be missed for its silence. */
    @Test
    @Timeout(30)
    void a_client_that_vanishes_while_it_polls_leaves_its_place() {
        String sid = connected();
        post(sid, "40");
        get(POLLING + "&sid=" + sid);
        NetSocket gone =
                vertx.createNetClient().connect(door.port(), "127.0.0.1").await();
        gone.write("GET " + POLLING + "&sid=" + sid + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                .await();
        gone.close().await();
        while (door.live.sockets() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void what_the_protocol_does_not_know_is_refused() {
        assertRefused(400, get("/socket.io/?EIO=abc&transport=polling"));
        assertRefused(400, get("/socket.io/?EIO=4"));
        assertRefused(400, get("/socket.io/?EIO=4&transport=websocket"));
        assertRefused(400, door.request(HttpMethod.POST, POLLING).send().await());
        assertEquals(405, door.request(HttpMethod.HEAD, POLLING).send().await().statusCode());
        assertSocketRefused(400, "/socket.io/?transport=websocket");
        assertSocketRefused(400, "/socket.io/?EIO=abc&transport=websocket");
        assertSocketRefused(400, "/socket.io/?EIO=4");
        assertSocketRefused(400, "/socket.io/?EIO=4&transport=abc");
        assertSocketRefused(400, WEBSOCKET + "&sid=unknown");
        assertRefused(400, get("/socket.io/"));
        assertRefused(400, get("/socket.io/?EIO=3&transport=polling"));
        assertRefused(400, get("/socket.io/?EIO=4&transport=pigeon"));
        assertRefused(400, get(POLLING + "&sid=unknown"));
        assertRefused(400, post("unknown", "40"));
        assertRefused(405, door.request(HttpMethod.PUT, POLLING).send().await());
        assertRefused(404, get("/socket.io/more"));
    }

    @Test
    void scripts_as_answers_are_served_to_nobody() {
        assertRefused(400, get(POLLING + "&j=0"));
    }

    @Test
    void binary_and_large_packets_are_refused() {
        assertRefused(400, post(connected(), "bAQID"));
        assertRefused(400, post(connected(), "40\u001ebAQID"));
        assertRefused(413, post(connected(), "4" + "x".repeat(70_000)));
    }

    @Test
    void a_long_number_ends_its_connection() {
        String digits = "9".repeat(60_000);
        for (String packet :
                List.of("42[\"x\"," + digits + "]", "42[\"x\",0." + digits + "]", "40{\"x\":" + digits + "}")) {
            String sid = connected();
            assertEquals("ok", post(sid, "40").bodyAsString());
            assertTrue(get(POLLING + "&sid=" + sid).bodyAsString().startsWith("40{"));
            assertTrue(post(sid, packet).statusCode() < 500);
            assertRefused(400, get(POLLING + "&sid=" + sid));
        }
    }

    @Test
    void nonsense_ends_its_own_connection_at_the_most() {
        String other = connected();
        for (String nonsense :
                new String[] {"", "9", "4", "4x", "42", "42[", "42{}", "499", "40/nowhere,", "451-[]", "43"}) {
            assertTrue(post(connected(), nonsense).statusCode() < 500, nonsense);
        }
        assertEquals("ok", post(other, "40").bodyAsString());
        assertTrue(get(POLLING + "&sid=" + other).bodyAsString().startsWith("40{\"sid\":"));
    }

    @Test
    void a_foreign_page_is_kept_out_of_polls_and_sockets() {
        assertRefused(403, get(POLLING, "Origin", "https://evil.example"));
        assertEquals(
                403,
                SocketListener.refused(
                                vertx,
                                door.port(),
                                "/socket.io/?EIO=4&transport=websocket",
                                "Origin",
                                "https://evil.example")
                        .getStatus());
    }

    @Test
    void nonsense_over_a_socket_harms_no_other() {
        String uri = "/socket.io/?EIO=4&transport=websocket";
        SocketListener other = SocketListener.connect(vertx, door.port(), uri);
        assertTrue(other.text().startsWith("0{"));
        for (String nonsense : new String[] {"", "9", "4", "4x", "42[", "{}"}) {
            SocketListener.connect(vertx, door.port(), uri).send(nonsense);
        }
        other.send("40");
        assertTrue(other.text().startsWith("40{"));
    }

    @Test
    void who_does_not_read_is_dropped_and_holds_up_nobody() {
        NetSocket stalled = vertx.createNetClient(new NetClientOptions().setReceiveBufferSize(4_096))
                .connect(door.port(), "127.0.0.1")
                .await();
        stalled.handler(upgraded -> {
            stalled.pause();
            stalled.write(Buffer.buffer(new byte[] {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, '4', '0'}));
        });
        stalled.write("GET " + WEBSOCKET + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n");
        SocketListener good = socket(WEBSOCKET);
        good.text();
        good.send("40");
        good.text();
        String event = new JsonObject().put("padding", "x".repeat(60_000)).encode();
        while (door.live.sockets() < 2) {
            LockSupport.parkNanos(1_000_000);
        }
        while (door.live.sockets() > 1) {
            door.live.socketIo().emit("messageScheduled", Buffer.buffer(event));
            assertTrue(good.text().startsWith("42[\"messageScheduled\","));
        }
        stalled.close();
    }

    @Test
    void a_stop_ends_everybody_and_lets_nobody_in() {
        SocketListener listener = socket(WEBSOCKET);
        listener.text();
        String sid = connected();
        Future<HttpResponse<Buffer>> poll =
                door.request(HttpMethod.GET, POLLING + "&sid=" + sid).send();
        AtomicReference<Throwable> fault = new AtomicReference<>();
        vertx.exceptionHandler(fault::set);
        door.live.close().await();

        assertTrue(listener.closed().startsWith("1000"));
        assertTrue(Set.of(200, 400, 503).contains(poll.await().statusCode()), "it is answered, whenever it came");
        assertRefused(503, get(POLLING));
        socket(WEBSOCKET).closed();
        assertNull(fault.get());
        assertEquals(0, door.live.sockets());
    }

    @Test
    void the_door_can_be_closed() {
        Vertx another = Vertx.vertx();
        try {
            TestDoor closed =
                    TestDoor.open(another, Map.of("SOCKET_IO", "false")).await();

            assertRefused(404, closed.request(HttpMethod.GET, POLLING).send().await());
            assertRefused(404, closed.request(HttpMethod.POST, POLLING).send().await());
            assertEquals(
                    404,
                    SocketListener.refused(another, closed.port(), WEBSOCKET).getStatus());
        } finally {
            another.close().await();
        }
    }

    @Test
    void binary_over_a_socket_ends_it() {
        SocketListener client = socket(WEBSOCKET);
        client.socket().writeBinaryMessage(Buffer.buffer("x"));
        assertEquals("1003 only text is understood", client.closed());
    }
}
