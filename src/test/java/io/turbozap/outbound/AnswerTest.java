package io.turbozap.outbound;

import static io.turbozap.fixture.Waiting.await;
import static io.turbozap.fixture.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.turbozap.fixture.RawServer;
import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.outbound.OutboundResponse.Lost;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken of an answer, however it comes. */
@ExtendWith(VertxExtension.class)
final class AnswerTest {

    private static final OutboundOptions IMPATIENT = Caller.PATIENT.withTimeout(Duration.ofMillis(600));

    private final CountDownLatch over = new CountDownLatch(1);
    private Vertx vertx;
    private Caller caller;
    private RawServer server;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        this.caller = new Caller(vertx, Caller.PATIENT);
    }

    @AfterEach
    void close() throws Exception {
        over.countDown();
        server.close();
    }

    /** A server that writes this to each request and keeps the connection, or closes it. */
    private void serve(String bytes, boolean close) throws Exception {
        server = new RawServer(wire -> {
            do {
                wire.readRequest();
                wire.write(bytes);
            } while (!close);
        });
    }

    private Answer answer() {
        return assertInstanceOf(Answer.class, caller.post(server, "a"));
    }

    @Test
    void answer_as_long_as_the_limit_is_whole_and_its_connection_goes_on() throws Exception {
        serve("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(1_000), false);
        assertEquals(1_000, answer().body().length());
        assertEquals(1_000, answer().body().length());
        assertEquals(1, server.connections());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1001", "Transfer-Encoding: chunked"})
    void longer_answer_is_cut_at_the_limit_with_its_connection(String framing) throws Exception {
        String body = framing.startsWith("T") ? ("100\r\n" + "x".repeat(256) + "\r\n").repeat(20) : "x".repeat(1_001);
        serve("HTTP/1.1 500 Oops\r\n" + framing + "\r\n\r\n" + body, false);
        assertEquals(1_000, answer().body().length());
        until("no connection", () -> caller.outbound.connections() == 0);
        assertEquals(500, answer().status());
    }

    @Test
    void many_small_pieces_are_put_together() throws Exception {
        serve("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "1\r\nx\r\n".repeat(900) + "0\r\n\r\n", false);
        assertEquals("x".repeat(900), answer().body().toString());
        assertEquals("x".repeat(900), answer().body().toString());
    }

    @Test
    void status_counts_where_the_body_is_cut() throws Exception {
        serve("HTTP/1.1 201 Created\r\nContent-Length: 100\r\nDate: now\r\n\r\n{\"id\":", true);
        Answer answer = answer();
        assertEquals(new Answer(201, answer.body(), "now", null, answer.headers()), answer);
        assertEquals("{\"id\":", answer.body().toString());
    }

    @Test
    void status_counts_where_the_body_is_garbage() throws Exception {
        serve("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n", true);
        assertEquals(201, answer().status());
        until("no connection", () -> caller.outbound.connections() == 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HTTP/1.1 2", "no HTTP\r\n\r\n", "HTTP/1.1 200 OK\r\nDate", "HTTP/1.1 100 Continue\r\n\r\n"})
    void without_a_head_it_is_lost(String bytes) throws Exception {
        serve(bytes, true);
        assertInstanceOf(Lost.class, caller.post(server, "a"));
        assertEquals(1, caller.starts.get());
    }

    @Test
    void status_that_is_not_the_last_is_no_answer() throws Exception {
        serve(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                        + "HTTP/1.1 201 Created\r\nContent-Length: 1\r\n\r\n1",
                false);
        assertEquals(201, answer().status());
    }

    @Test
    void answer_may_end_with_the_connection() throws Exception {
        serve("HTTP/1.0 200 OK\r\n\r\nwhole", true);
        assertEquals("whole", answer().body().toString());
    }

    @Test
    void retry_after_is_told() throws Exception {
        serve("HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n", false);
        assertEquals("7", answer().retryAfter());
    }

    @Test
    void nothing_is_decompressed() throws Exception {
        serve("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\u001f\u008b", false);
        assertArrayEquals(new byte[] {0x1f, (byte) 0x8b}, answer().body().getBytes());
    }

    @Test
    void redirect_is_an_answer() throws Exception {
        serve("HTTP/1.1 307 There\r\nLocation: /y\r\nContent-Length: 0\r\n\r\n", false);
        assertEquals(307, answer().status());
        server.nextRequest();
        assertEquals(0, server.unreadRequests());
    }

    @Test
    void body_that_does_not_end_in_time_counts_by_its_status() throws Exception {
        caller = new Caller(vertx, IMPATIENT);
        serve("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{", false);
        assertEquals(201, answer().status());
        until("no connection", () -> caller.outbound.connections() == 0);
    }

    @Test
    void drops_of_an_answer_do_not_put_off_the_time_out() throws Exception {
        caller = new Caller(vertx, IMPATIENT);
        server = new RawServer(wire -> {
            wire.readRequest();
            wire.write("HTTP/1.1 200 OK\r\n");
            for (int i = 0; ; i++) {
                wire.write("X-" + i + ": " + "y".repeat(20) + "\r\n");
                RawServer.hold(over, Duration.ofMillis(20));
            }
        });
        assertEquals(new Lost("no answer within 600 ms"), caller.post(server, "a"));
    }

    @Test
    void close_of_the_way_out_ends_what_is_under_way() throws Exception {
        server = new RawServer(wire -> {
            wire.readRequest();
            RawServer.hold(over);
        });
        var reply = caller.posting(server, "a");
        server.nextRequest();
        await(caller.outbound.close());
        assertInstanceOf(Lost.class, await(reply));
        assertInstanceOf(OutboundResponse.NotWritten.class, caller.post(server, "b"));
    }
}
