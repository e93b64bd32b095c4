package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.Waiting;
import io.turbozap.http.guard.GuardRules;
import io.turbozap.http.guard.Guards;
import io.turbozap.http.guard.MemoryAccount;
import io.turbozap.http.guard.MemoryAccount.Use;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients without a key that hold connections, dawdle, pipeline or do not read: none makes the server keep more. */
@ExtendWith(VertxExtension.class)
@Timeout(120)
class CrowdTest {

    private static final long MEGABYTE = 1 << 20;
    private static final String GET = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration TICK = Duration.ofMillis(10);

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static GuardRules patient() {
        return new GuardRules(1_000, 0, LONG, LONG, LONG, LONG, 1_000, LONG, TICK);
    }

    private static GuardRules impatient(Duration head, Duration idle, Duration window) {
        return new GuardRules(1_000, 0, head, idle, idle, window, 1_000, LONG, TICK);
    }

    private static TestDoor open(Vertx vertx, long heap, GuardRules rules) {
        return Waiting.await(TestDoor.open(vertx, new Guards(new MemoryAccount(heap), rules)));
    }

    private Socket connect(TestDoor door) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
        socket.setSoTimeout(30_000);
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Everything that comes until the server ends the connection. */
    private static String all(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketTimeoutException stillOpen) {
            bytes.write("… still open".getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static void assertRefused(int status, String answer) {
        assertTrue(answer.matches("(?s)HTTP/1\\.[01] " + status + " .*"), answer);
        JsonObject body = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertEquals(false, body.getBoolean("success"));
        assertTrue(!body.getString("message").isEmpty());
    }

    @Test
    void one_connection_too_many_is_told_to_come_again_and_gets_in_later(Vertx vertx) throws Exception {
        GuardRules two = new GuardRules(2, 0, LONG, LONG, LONG, LONG, 1_000, LONG, TICK);
        TestDoor door = open(vertx, 100 * MEGABYTE, two);
        Socket first = connect(door);
        Socket second = connect(door);
        send(second, GET);
        assertEquals('H', second.getInputStream().read());
        Waiting.until(() -> "two connections", 30, () -> door.guards.connections() == 2);

        Socket third = connect(door);
        send(third, GET);
        String refused = all(third);
        assertRefused(503, refused);
        assertTrue(refused.toLowerCase(Locale.ROOT).contains("\r\nretry-after: 5\r\n"), refused);

        first.close();
        Waiting.until(() -> "one connection", 30, () -> door.guards.connections() == 1);
        Socket fourth = connect(door);
        send(fourth, GET);
        assertEquals('H', fourth.getInputStream().read());
    }

    @Test
    void connections_are_as_many_as_the_heap_has_room_for(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, MEGABYTE, patient());
        for (int i = 0; i < 20; i++) {
            send(connect(door), "G");
        }
        Socket last = connect(door);
        send(last, GET);
        assertRefused(503, all(last));
        assertTrue(door.guards.memory().used(Use.CONNECTIONS)
                <= door.guards.memory().share(Use.CONNECTIONS));
    }

    @Test
    void connection_without_a_request_is_closed(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, 100 * MEGABYTE, impatient(LONG, Duration.ofMillis(200), LONG));
        Socket silent = connect(door);
        assertEquals("", all(silent));
        Socket answered = connect(door);
        send(answered, GET);
        assertTrue(all(answered).startsWith("HTTP/1.1 200 "));
    }

    @Test
    void half_sent_head_is_answered_and_ended_however_steadily_it_trickles(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, 100 * MEGABYTE, impatient(Duration.ofMillis(300), LONG, LONG));
        Socket slow = connect(door);
        send(slow, "GET /health HTTP/1.1\r\nX: ");
        slow.setSoTimeout(20);
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().contains("}")) {
            try {
                int next = slow.getInputStream().read();
                assertTrue(next >= 0, answer::toString);
                answer.append((char) next);
            } catch (SocketTimeoutException nothingYet) {
                send(slow, "x");
            }
        }
        assertRefused(408, answer.toString());
        assertEquals(0, door.guards.memory().used(Use.HEADS));
    }

    @Test
    void heads_that_are_under_way_have_a_share_of_the_memory(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, 2 * MEGABYTE, patient());
        String half = "GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(4_000);
        Socket first = connect(door);
        send(first, half);
        Waiting.until(() -> "a head", 30, () -> door.guards.memory().used(Use.HEADS) > 4_000);
        Socket second = connect(door);
        send(second, half);
        assertRefused(503, all(second));
        send(first, "\r\n\r\n");
        assertEquals('H', first.getInputStream().read());
        Waiting.until(() -> "no head", 30, () -> door.guards.memory().used(Use.HEADS) == 0);
    }

    @Test
    void head_of_many_short_lines_is_refused(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, 100 * MEGABYTE, patient());
        Socket socket = connect(door);
        send(socket, "GET /health HTTP/1.1\r\nHost: localhost\r\n" + "a:\r\n".repeat(3_000));
        assertRefused(431, all(socket));
    }

    @Test
    void body_that_trickles_is_answered_and_ended(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, 100 * MEGABYTE, impatient(LONG, LONG, Duration.ofMillis(300)));
        Socket slow = connect(door);
        send(
                slow,
                "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 1000\r\n\r\n{");
        assertRefused(408, all(slow));
    }

    @Test
    void answers_that_nobody_reads_hold_back_the_requests_behind_them(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, 100 * MEGABYTE, patient());
        Socket deaf = new Socket();
        sockets.add(deaf);
        deaf.setReceiveBufferSize(4_096);
        deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port()));
        String page = "GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n";
        OutputStream out = deaf.getOutputStream();
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < 20_000; i++) {
                    out.write(page.getBytes(StandardCharsets.ISO_8859_1));
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
        writer.start();
        Waiting.until(
                () -> "an answer that waits", 60, () -> door.guards.memory().used(Use.ANSWERS) > 0);
        for (int i = 0; i < 20; i++) {
            assertEquals(200, Waiting.await(door.get("/health")).statusCode());
        }
        long unread = door.guards.memory().used(Use.ANSWERS);
        assertTrue(unread < MEGABYTE, () -> "unread bytes: " + unread);
        deaf.close();
        writer.join();
        Waiting.until(() -> "nothing unread", 60, () -> door.guards.memory().used(Use.ANSWERS) == 0);
    }

    @Test
    void client_that_reads_nothing_for_long_is_cut_off(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, 100 * MEGABYTE, impatient(LONG, LONG, Duration.ofMillis(300)));
        Socket deaf = connect(door);
        for (int i = 0; i < 400; i++) {
            try {
                send(deaf, "GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n");
            } catch (SocketException cut) {
                break;
            }
        }
        Waiting.until(() -> "no connection", 60, () -> door.guards.connections() == 0);
    }

    /** Closing a connection with unread bytes resets it, and what the client has not read yet is lost. */
    @Test
    void client_that_writes_all_of_a_large_body_before_it_reads_finds_its_refusal(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, 100 * MEGABYTE, patient());
        String body = "{\"contacts\":[}" + " ".repeat(16_000_000);
        for (int i = 0; i < 10; i++) {
            Socket socket = connect(door);
            send(
                    socket,
                    "POST /api/campaigns/create HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            assertRefused(400, all(socket));
            socket.close();
        }
    }

    @Test
    void what_is_no_http_is_refused_so_that_a_client_that_goes_on_can_read_it(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, 100 * MEGABYTE, patient());
        for (int i = 0; i < 10; i++) {
            Socket socket = connect(door);
            send(socket, "GET /" + "x".repeat(2_000_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertRefused(414, all(socket));
            socket.close();
        }
    }

    @Test
    void body_is_no_larger_than_its_route_needs(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, 100 * MEGABYTE, patient());
        for (String path : List.of("/api/login", "/api/campaigns/queue/stop-all")) {
            Socket socket = connect(door);
            send(socket, post(path, 4_097) + "Connection: close\r\n\r\n" + " ".repeat(4_097));
            assertRefused(413, all(socket));
        }
    }

    @Test
    void bodies_that_are_kept_have_a_share_of_the_memory(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, 20 * MEGABYTE, patient());
        Socket first = connect(door);
        send(first, post("/api/templates", 500_000) + "\r\n{");
        Waiting.until(() -> "a body", 30, () -> door.guards.memory().used(Use.BODIES) > 500_000);
        Socket second = connect(door);
        send(second, post("/api/templates", 50_000) + "Connection: close\r\n\r\n" + " ".repeat(50_000));
        assertRefused(429, all(second));
        first.close();
        Waiting.until(() -> "no body", 30, () -> door.guards.memory().used(Use.BODIES) == 0);
        Socket third = connect(door);
        send(third, post("/api/templates", 50_000) + "Connection: close\r\n\r\n{" + " ".repeat(49_999));
        assertRefused(400, all(third));
    }

    private static String post(String path, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n";
    }

    @Test
    void hundreds_of_pipelined_requests_are_all_answered_in_order(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, 100 * MEGABYTE, patient());
        Socket socket = connect(door);
        String miss = "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String last = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        send(socket, (GET + miss).repeat(500) + last);
        String answers = all(socket);
        String statuses = answers.lines()
                .filter(line -> line.startsWith("HTTP/1.1 ") || line.contains("HTTP/1.1 "))
                .map(line -> line.substring(line.indexOf("HTTP/1.1 ") + 9).substring(0, 3) + " ")
                .reduce("", String::concat);
        assertEquals("200 404 ".repeat(500) + "200 ", statuses);
    }
}
