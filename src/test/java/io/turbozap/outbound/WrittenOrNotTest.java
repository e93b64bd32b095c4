package io.turbozap.outbound;

import static io.turbozap.fixture.Waiting.await;
import static io.turbozap.fixture.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.RawServer;
import io.turbozap.fixture.RefusingPort;
import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.outbound.OutboundResponse.Lost;
import io.turbozap.outbound.OutboundResponse.NotWritten;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does at whatever instant: what it may act on is never called unwritten, and is never sent twice. */
@ExtendWith(VertxExtension.class)
final class WrittenOrNotTest {

    /** More than the kernel takes for a server that does not read. */
    private static final String HUGE = "x".repeat(32 * 1024 * 1024);

    private static final OutboundOptions IMPATIENT = Caller.PATIENT.withTimeout(Duration.ofMillis(600));

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
        if (server != null) {
            server.close();
        }
    }

    private void assertConsistent(OutboundResponse outboundResponse) {
        assertEquals(outboundResponse instanceof NotWritten ? 0 : 1, caller.starts.get(), outboundResponse::toString);
    }

    @Test
    void refused_connection_is_not_written() throws Exception {
        try (RefusingPort port = new RefusingPort()) {
            OutboundResponse outboundResponse =
                    await(caller.making(new OutboundRequest(Caller.head(HttpMethod.GET, port.number()), 10)));
            assertInstanceOf(NotWritten.class, outboundResponse);
            assertConsistent(outboundResponse);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void server_that_closes_at_once_got_nothing_or_may_have(boolean reset) throws Exception {
        server = new RawServer(wire -> {
            if (reset) {
                wire.reset();
            }
        });
        OutboundResponse outboundResponse = caller.post(server, "a");
        assertTrue(!(outboundResponse instanceof Answer));
        assertConsistent(outboundResponse);
        assertTrue(server.connections() <= 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void request_that_was_read_whole_is_lost_and_not_sent_again(boolean reset) throws Exception {
        server = new RawServer(wire -> {
            wire.readRequest();
            if (reset) {
                wire.reset();
            }
        });
        OutboundResponse outboundResponse = caller.post(server, "a");
        assertInstanceOf(Lost.class, outboundResponse);
        assertConsistent(outboundResponse);
        assertEquals(1, server.connections());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 100_000})
    void reset_while_the_body_is_being_written_is_not_written(int bytes) throws Exception {
        server = new RawServer(wire -> {
            wire.read(bytes);
            wire.reset();
        });
        OutboundResponse outboundResponse = caller.post(server, HUGE);
        assertInstanceOf(NotWritten.class, outboundResponse);
        assertConsistent(outboundResponse);
        assertEquals(1, server.connections());
    }

    /** How much of a huge body comes after all, until the connection ends. */
    private static void count(RawServer.Wire wire, AtomicInteger bytes) throws IOException {
        while (wire.read(4_096).length > 0) {
            bytes.addAndGet(4_096);
        }
    }

    @Test
    void answer_before_the_body_is_written_counts_and_ends_the_connection() throws Exception {
        AtomicInteger rest = new AtomicInteger();
        CountDownLatch answered = new CountDownLatch(1);
        server = new RawServer(wire -> {
            wire.read(10);
            wire.answer(413, "too large");
            RawServer.hold(answered);
            count(wire, rest);
        });
        OutboundResponse outboundResponse = caller.post(server, HUGE);
        answered.countDown();
        assertEquals(413, assertInstanceOf(Answer.class, outboundResponse).status());
        assertConsistent(outboundResponse);
        until("no connection", () -> caller.outbound.connections() == 0);
        assertTrue(rest.get() < HUGE.length());
    }

    @Test
    void body_that_is_not_taken_in_time_is_not_written_and_never_will_be() throws Exception {
        caller = new Caller(vertx, IMPATIENT);
        AtomicInteger rest = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        server = new RawServer(wire -> {
            RawServer.hold(over);
            count(wire, rest);
        });
        OutboundResponse outboundResponse = await(caller.postingPatiently(server, HUGE));
        over.countDown();
        assertEquals(new NotWritten("not written within 600 ms"), outboundResponse);
        assertConsistent(outboundResponse);
        until("no connection", () -> caller.outbound.connections() == 0);
        assertTrue(rest.get() < HUGE.length());
    }

    @Test
    void huge_body_arrives_whole() throws Exception {
        server = new RawServer(wire -> {
            wire.readRequest();
            wire.answer(200, "thanks");
            wire.readRequest();
            wire.answer(200, "again");
        });
        OutboundResponse outboundResponse = caller.post(server, HUGE);
        assertInstanceOf(Answer.class, outboundResponse);
        assertConsistent(outboundResponse);
        assertTrue(server.nextRequest().endsWith("\r\n\r\n" + HUGE));
        assertInstanceOf(Answer.class, caller.post(server, "small"));
        assertEquals(1, server.connections());
    }

    @Test
    void time_out_before_there_is_a_connection_is_not_written() throws Exception {
        caller = new Caller(vertx, IMPATIENT);
        server = new RawServer(RawServer.Wire::awaitClosed); // which never shakes hands
        OutboundResponse outboundResponse = await(caller.making(
                new OutboundRequest(Caller.head(HttpMethod.GET, server.port()).setSsl(true), 10)));
        assertEquals(new NotWritten("not written within 600 ms"), outboundResponse);
        assertConsistent(outboundResponse);
    }

    @Test
    void waiting_for_the_only_connection_is_not_written_then_or_later() throws Exception {
        caller = new Caller(vertx, IMPATIENT.withConnections(1).withLateFor(Duration.ofMinutes(1)));
        CountDownLatch second = new CountDownLatch(1);
        server = new RawServer(wire -> {
            wire.readRequest();
            RawServer.hold(second);
            wire.answer(200, "late");
            wire.readRequest();
        });
        Future<OutboundResponse> first = caller.postingPatiently(server, "first");
        server.nextRequest();
        assertEquals(new NotWritten("not written within 600 ms"), caller.post(server, "second"));
        assertInstanceOf(Lost.class, await(first));
        second.countDown();
        until("the late answer", () -> !caller.late.isEmpty());
        until("no connection", () -> caller.outbound.connections() == 0);
        assertEquals(0, server.unreadRequests());
        assertEquals(1, caller.starts.get());
    }

    @Test
    void request_on_a_connection_that_was_reset_unseen_goes_out_on_a_new_one() throws Exception {
        CountDownLatch reset = new CountDownLatch(1);
        server = new RawServer(
                wire -> {
                    wire.readRequest();
                    wire.answer(200, "first");
                    wire.reset();
                    reset.countDown();
                },
                wire -> {
                    wire.readRequest();
                    wire.answer(200, "second");
                });
        Future<OutboundResponse> both = caller.posting(server, "a").compose(first -> {
            hold(reset); // and the event loop with it, so that it cannot see the reset
            return caller.exchange(server, "b");
        });
        assertEquals("second", ((Answer) await(both)).body().toString());
        assertEquals(2, server.connections());
        assertEquals(2, caller.starts.get());
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void garbage_behind_an_answer_is_no_answer_to_the_next_request() throws Exception {
        server = new RawServer(
                wire -> {
                    wire.readRequest();
                    wire.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1"
                            + "HTTP/1.1 201 Created\r\nContent-Length: 6\r\n\r\nforged");
                    wire.awaitClosed();
                },
                wire -> {
                    wire.readRequest();
                    wire.answer(200, "2");
                });
        Future<OutboundResponse> both = caller.posting(server, "a").compose(first -> caller.exchange(server, "b"));
        assertEquals("2", ((Answer) await(both)).body().toString());
        assertEquals(2, server.connections());
    }

    /** Random deeds of the server at random instants; what it read whole is the truth. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothing_is_sent_twice_and_nothing_read_is_called_unwritten(long seed) throws Exception {
        Set<String> read = ConcurrentHashMap.newKeySet();
        Set<String> twice = ConcurrentHashMap.newKeySet();
        Random seeds = new Random(seed);
        server = new RawServer(wire -> {
            Random random;
            synchronized (seeds) {
                random = new Random(seeds.nextLong());
            }
            while (true) {
                int deed = random.nextInt(12);
                if (deed == 0) {
                    wire.reset();
                } else if (deed == 1) {
                    wire.read(random.nextInt(60)); // less than a request has
                    wire.reset();
                }
                if (deed <= 2) {
                    return;
                }
                String request = wire.readRequest();
                String id = request.substring(request.lastIndexOf('\n') + 1);
                if (!read.add(id)) {
                    twice.add(id);
                }
                if (deed == 3) {
                    return;
                } else if (deed == 4) {
                    wire.reset();
                    return;
                } else if (deed == 5) {
                    wire.write("HTTP/1.1 20");
                    return;
                } else if (deed == 6) {
                    wire.write("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n" + id);
                    return;
                }
                wire.answer(200, id);
                if (deed == 7) {
                    return;
                } else if (deed == 8) {
                    wire.reset();
                    return;
                }
            }
        });
        int answers = 0;
        for (int i = 0; i < 300; i++) {
            caller.starts.set(0);
            String id = "request-" + i;
            OutboundResponse outboundResponse = caller.post(server, id);
            assertConsistent(outboundResponse);
            if (outboundResponse instanceof Answer answer) {
                answers++;
                assertEquals(id, answer.body().toString());
                assertTrue(read.contains(id));
            } else if (outboundResponse instanceof NotWritten) {
                assertTrue(!read.contains(id), id);
            }
        }
        assertTrue(answers > 100, "answers: " + answers);
        assertEquals(Set.of(), twice);
    }

    @Test
    void head_of_a_request_says_nothing_that_was_not_asked_for() throws Exception {
        server = new RawServer(wire -> {
            while (true) {
                wire.readRequest();
                wire.answer(200, "");
            }
        });
        await(caller.making(new OutboundRequest(Caller.head(HttpMethod.GET, server.port()), 10)));
        assertEquals("GET /x HTTP/1.1\r\nhost: 127.0.0.1:" + server.port() + "\r\n\r\n", server.nextRequest());
        await(caller.making(
                new OutboundRequest(Caller.head(HttpMethod.POST, server.port()), 10).withBody(Buffer.buffer("12"))));
        assertEquals(
                "POST /x HTTP/1.1\r\ncontent-length: 2\r\nhost: 127.0.0.1:" + server.port() + "\r\n\r\n12",
                server.nextRequest());
    }
}
