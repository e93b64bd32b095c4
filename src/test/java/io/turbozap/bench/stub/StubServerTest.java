package io.turbozap.bench.stub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.bench.client.Http;
import io.turbozap.bench.client.HttpFrame;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.ClosedSelectorException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StubServerTest {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final byte[] SEND = "{\"session\":\"s1\",\"chatId\":\"1@c.us\",\"text\":\"hi\"}".getBytes(US_ASCII);

    private final Arrivals arrivals = new Arrivals(1, 2);
    private StubServer server;
    private Thread thread;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer(0, TimeUnit.MILLISECONDS.toNanos(2), true, new StubAnswers(arrivals));
        thread = new Thread(this::serve, "stub");
        thread.start();
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        server.close();
        thread.join();
    }

    @Test
    void every_send_is_accepted_and_counted() throws IOException {
        try (Http http = new Http(server.port(), TIMEOUT_MILLIS)) {
            for (int i = 0; i < 3; i++) {
                Http.Answer answer = http.post("/api/sendText", SEND).expect(201);
                assertTrue(answer.json().containsKey("id"));
            }
            assertEquals(3, http.get("/count").expect(200).json().getInteger("count"));
        }
    }

    @Test
    void sends_larger_than_one_read_are_understood() throws IOException {
        byte[] large = Arrays.copyOf(SEND, 100_000);
        Arrays.fill(large, SEND.length, large.length, (byte) ' ');
        try (Http http = new Http(server.port(), TIMEOUT_MILLIS)) {
            http.post("/api/sendText", large).expect(201);
            http.post("/api/sendText", SEND).expect(201);
        }
    }

    @Test
    void requests_that_arrive_together_are_answered_one_by_one() throws IOException {
        String get = "GET /count HTTP/1.1\r\nHost: a\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write((get + get + get).getBytes(US_ASCII));
            InputStream in = socket.getInputStream();
            byte[] first = read(in, HttpFrame.length(peek(), 0, peek().length));
            assertEquals(new String(first, US_ASCII), new String(read(in, first.length), US_ASCII));
            assertEquals(new String(first, US_ASCII), new String(read(in, first.length), US_ASCII));
        }
    }

    @Test
    void sessions_work_and_other_paths_are_unknown() throws IOException {
        try (Http http = new Http(server.port(), TIMEOUT_MILLIS)) {
            assertEquals(
                    "WORKING", http.get("/api/sessions/s1").expect(200).json().getString("status"));
            http.get("/api/s1/new-message-id").expect(404);
        }
    }

    @Test
    void second_send_of_a_session_has_a_lateness() throws IOException {
        try (Http http = new Http(server.port(), TIMEOUT_MILLIS)) {
            http.post("/api/sendText", SEND).expect(201);
            assertEquals(0, lateness(http).getInteger("count"));
            http.post("/api/sendText", SEND).expect(201);
            assertEquals(1, lateness(http).getInteger("count"));
            assertEquals(0, lateness(http).getInteger("count"), "since the last time it was asked");
        }
    }

    private static JsonObject lateness(Http http) throws IOException {
        return http.get("/lateness/start-over").expect(200).json();
    }

    private static byte[] peek() {
        return new StubAnswers(null).to("GET /count HTTP/1.1\r\n\r\n".getBytes(US_ASCII), 0, 23);
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        return in.readNBytes(length);
    }

    private void serve() {
        try {
            server.run();
        } catch (ClosedSelectorException e) {
            // the test has ended
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
