package io.turbozap.outbound;

import static io.turbozap.fixture.Waiting.await;
import static io.turbozap.fixture.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.RawServer;
import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.outbound.OutboundResponse.Lost;
import io.turbozap.outbound.OutboundResponse.NotWritten;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An answer that comes after its request was given up is not thrown away. */
@Tag("slow")
@ExtendWith(VertxExtension.class)
final class LateAnswerTest {

    private static final OutboundOptions IMPATIENT = OutboundOptions.of(Duration.ofMillis(600))
            .withKeepIdle(Duration.ofSeconds(4))
            .withLateFor(Duration.ofMinutes(1));

    private final CountDownLatch given = new CountDownLatch(1);
    private RawServer server;

    @AfterEach
    void close() throws Exception {
        given.countDown();
        server.close();
    }

    /** Reads a request, and answers when the test lets it. */
    private void answerWhenLet(RawServer.Wire wire, String answer) throws IOException {
        wire.readRequest();
        RawServer.hold(given);
        wire.write(answer);
        wire.awaitClosed();
    }

    private static String whole(String body) {
        return "HTTP/1.1 201 Created\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void answer_after_the_time_out_is_taken_once(Vertx vertx) throws Exception {
        server = new RawServer(wire -> answerWhenLet(wire, whole("late")));
        Caller caller = new Caller(vertx, IMPATIENT);
        Future<OutboundResponse> reply = caller.postingPatiently(server, "a");

        assertEquals(new Lost("no answer within 600 ms", /* awaited= */ true), await(reply));
        assertEquals(1, caller.starts.get());
        assertTrue(caller.late.isEmpty());
        given.countDown();
        until("the late answer", () -> !caller.late.isEmpty());

        assertEquals("late", caller.late.remove().body().toString());
        assertEquals(1, caller.starts.get());
    }

    @Test
    void its_connection_carries_nothing_else_meanwhile_and_may_afterwards(Vertx vertx) throws Exception {
        server = new RawServer(
                wire -> {
                    answerWhenLet(wire, whole("late"));
                },
                wire -> {
                    wire.readRequest();
                    wire.answer(200, "at once");
                });
        Caller caller = new Caller(vertx, IMPATIENT);
        await(caller.postingPatiently(server, "a"));

        assertInstanceOf(Answer.class, caller.post(server, "b"));
        assertEquals(2, server.connections());
    }

    @Test
    void late_answer_that_is_cut_still_has_its_status(Vertx vertx) throws Exception {
        server = new RawServer(wire -> {
            wire.readRequest();
            RawServer.hold(given);
            wire.write("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\nla");
        });
        Caller caller = new Caller(vertx, IMPATIENT);
        await(caller.postingPatiently(server, "a"));
        given.countDown();
        until("the late answer", () -> !caller.late.isEmpty());

        Answer answer = caller.late.remove();
        assertEquals(201, answer.status());
        assertEquals("la", answer.body().toString());
    }

    @Test
    void without_a_listener_the_connection_is_closed_at_once(Vertx vertx) throws Exception {
        server = new RawServer(wire -> answerWhenLet(wire, whole("late")));
        Caller caller = new Caller(vertx, IMPATIENT);

        assertInstanceOf(Lost.class, caller.post(server, "a"));
        until("no connection", () -> caller.outbound.connections() == 0);
    }

    @Test
    void listening_ends_after_its_time(Vertx vertx) throws Exception {
        server = new RawServer(wire -> answerWhenLet(wire, whole("late")));
        Caller caller = new Caller(vertx, IMPATIENT.withLateFor(Duration.ofMillis(50)));

        assertInstanceOf(Lost.class, await(caller.postingPatiently(server, "a")));
        until("the end of the wait", () -> !caller.over.isEmpty());
        assertEquals(List.of(new Lost("no answer within 600 ms")), List.copyOf(caller.over));
        until("no connection", () -> caller.outbound.connections() == 0);
        assertTrue(caller.late.isEmpty());
    }

    @Test
    void connection_that_ends_without_an_answer_ends_the_wait(Vertx vertx) throws Exception {
        server = new RawServer(wire -> {
            wire.readRequest();
            RawServer.hold(given);
        });
        Caller caller = new Caller(vertx, IMPATIENT);
        await(caller.postingPatiently(server, "a"));
        given.countDown();

        until("the end of the wait", () -> !caller.over.isEmpty());
        assertTrue(caller.late.isEmpty());
    }

    @Test
    void close_ends_the_listening(Vertx vertx) throws Exception {
        server = new RawServer(wire -> answerWhenLet(wire, whole("late")));
        Caller caller = new Caller(vertx, IMPATIENT);
        await(caller.postingPatiently(server, "a"));
        caller.close();

        until("no connection", () -> caller.outbound.connections() == 0);
        given.countDown();
        assertTrue(caller.late.isEmpty());
        assertEquals(new NotWritten("closed"), caller.post(server, "b"));
    }

    @Test
    void client_listens_to_eight_at_once_and_drops_the_oldest(Vertx vertx) throws Exception {
        server = new RawServer(wire -> answerWhenLet(wire, whole("late")));
        Caller caller = new Caller(vertx, IMPATIENT);
        Caller other = new Caller(vertx, caller.outbound);
        await(other.postingPatiently(server, "of another client"));
        List<Future<OutboundResponse>> replies = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            replies.add(caller.postingPatiently(server, "request " + i));
        }
        for (Future<OutboundResponse> reply : replies) {
            assertInstanceOf(Lost.class, await(reply));
        }

        until("9 connections", () -> caller.outbound.connections() == 9);
        until("2 ends of waits", () -> caller.over.size() == 2);
        given.countDown();
        until("9 late answers", () -> caller.late.size() == 8 && other.late.size() == 1);
    }
}
