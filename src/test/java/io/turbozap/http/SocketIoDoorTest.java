package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.live.SocketListener;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients of Socket.IO that lie, at the front door. */
@ExtendWith(VertxExtension.class)
class SocketIoDoorTest {

    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";

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

    @Test
    void what_the_protocol_does_not_know_is_refused() {
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
        String sid = connected();
        assertRefused(400, post(sid, "bAQID"));
        assertRefused(400, post(sid, "40\u001ebAQID"));
        assertRefused(413, post(sid, "4" + "x".repeat(70_000)));
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
    void binary_over_a_socket_ends_it() {
        SocketListener client = SocketListener.connect(vertx, door.port(), "/socket.io/?EIO=4&transport=websocket");
        client.socket().writeBinaryMessage(Buffer.buffer("x"));
        assertEquals("1003 only text is understood", client.closed());
    }
}
