package io.turbozap.actor;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An actor on the event bus: answers, failures and the end. */
public final class ActorVerticleTest {

    private static final String ADDRESS = "tested";
    private static final long LONG = 60_000;

    /** A command, and what its handler does. */
    private interface Command extends Ask<Value> {
        Future<?> handle();
    }

    private record Value(int value) implements LocalMessage {}

    private static final class RefusedException extends RuntimeException implements LocalMessage {
        private static final long serialVersionUID = 1;
    }

    private static final class Tested extends ActorVerticle<Command> {
        final Promise<Void> quiet = Promise.promise();
        final List<String> ends = new CopyOnWriteArrayList<>();

        Tested(long grace) {
            super(ADDRESS, grace);
        }

        @Override
        public Future<?> open(Timers timers) {
            return Future.succeededFuture();
        }

        @Override
        public Future<?> handle(Command command) {
            return command.handle();
        }

        @Override
        public Future<?> drain() {
            ends.add("drain");
            return quiet.future();
        }

        @Override
        protected Future<?> release() {
            ends.add("release");
            return Future.succeededFuture();
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Throwable> bugs = new LinkedBlockingQueue<>();
    private final ActorBus bus = new ActorBus(vertx, LONG);
    private Tested actor = new Tested(LONG);
    private String deployment = "";

    @BeforeEach
    void open() {
        LocalCodec.install(vertx);
        vertx.exceptionHandler(bugs::add);
        deployment = await(vertx.deployVerticle(actor));
    }

    @AfterEach
    void close() {
        actor.quiet.tryComplete();
        await(vertx.close());
    }

    private Future<Value> ask(Command command) {
        return bus.ask(ADDRESS, command);
    }

    private static <T> Throwable failure(Future<T> future) {
        return await(future.transform(done -> Future.succeededFuture(done.cause())));
    }

    @Test
    void answer_is_the_very_object_of_the_handler() {
        Value answer = new Value(5);

        assertSame(answer, await(ask(() -> Future.succeededFuture(answer))));
    }

    @Test
    void asks_of_one_caller_are_handled_in_their_order() {
        List<Integer> handled = new ArrayList<>();
        Future<?> last = Future.succeededFuture();
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            int number = i;
            asked.add(number);
            last = ask(() -> {
                handled.add(number);
                return Future.succeededFuture(new Value(number));
            });
        }
        await(last);

        assertEquals(asked, handled);
    }

    @Test
    void failure_that_is_a_message_reaches_the_caller_as_it_is() {
        RefusedException refused = new RefusedException();

        assertSame(refused, failure(ask(() -> Future.failedFuture(refused))));
    }

    @Test
    void other_failure_reaches_the_caller_as_one_of_the_bus() {
        ReplyException failure =
                assertInstanceOf(ReplyException.class, failure(ask(() -> Future.failedFuture("broken"))));

        assertEquals(500, failure.failureCode());
        assertEquals("broken", failure.getMessage());
    }

    @Test
    void handler_that_throws_answers_and_its_bug_is_reported() throws Exception {
        IllegalStateException bug = new IllegalStateException("bug");

        Throwable failure = failure(ask(() -> {
            throw bug;
        }));

        assertEquals(500, assertInstanceOf(ReplyException.class, failure).failureCode());
        assertSame(bug, bugs.poll(60, TimeUnit.SECONDS));
        assertEquals(new Value(1), await(ask(() -> Future.succeededFuture(new Value(1)))));
    }

    @Test
    void handler_that_returns_no_future_answers_with_a_failure() throws Exception {
        Throwable failure = failure(ask(() -> null));

        assertEquals(500, assertInstanceOf(ReplyException.class, failure).failureCode());
        assertInstanceOf(NullPointerException.class, bugs.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void notification_is_handled_without_an_answer() {
        Promise<String> handled = Promise.promise();
        Command notification = () -> {
            handled.complete("handled");
            return Future.failedFuture("nobody waits for this");
        };
        bus.send(ADDRESS, notification);

        assertEquals("handled", await(handled.future()));
    }

    @Test
    void ask_without_an_actor_is_absent() {
        assertTrue(ActorBus.isAbsent(failure(bus.ask("elsewhere", (Command) Future::succeededFuture))));
    }

    @Test
    void bug_is_not_taken_for_an_absent_actor() {
        assertFalse(ActorBus.isAbsent(failure(ask(() -> Future.failedFuture("broken")))));
    }

    @Test
    void stop_waits_for_what_is_in_flight_and_answers_it() {
        Promise<Value> result = Promise.promise();
        Future<Value> asked = ask(result::future);
        Future<Void> stopped = vertx.undeploy(deployment);
        Waiting.until("a drain", () -> !actor.ends.isEmpty());
        Future<Value> meanwhile = ask(() -> Future.succeededFuture(new Value(2)));
        assertEquals(new Value(2), await(meanwhile));
        assertEquals(List.of("drain"), actor.ends);

        result.complete(new Value(1));
        actor.quiet.complete();

        assertEquals(new Value(1), await(asked));
        await(stopped);
        assertEquals(List.of("drain", "release"), actor.ends);
        assertTrue(ActorBus.isAbsent(failure(ask(() -> Future.succeededFuture(new Value(3))))));
    }

    @Test
    void stop_waits_for_answers_although_nothing_else_is_in_flight() {
        actor.quiet.complete();
        Promise<Value> first = Promise.promise();
        Promise<Value> second = Promise.promise();
        Promise<Void> begun = Promise.promise();
        Future<Value> one = ask(first::future);
        Future<Value> two = ask(() -> {
            begun.complete();
            return second.future();
        });
        await(begun.future());
        Future<Void> stopped = vertx.undeploy(deployment);
        Waiting.until("a drain", () -> !actor.ends.isEmpty());
        first.complete(new Value(1));
        assertEquals(new Value(1), await(one));
        assertEquals(new Value(3), await(ask(() -> Future.succeededFuture(new Value(3)))));
        assertEquals(List.of("drain"), actor.ends);

        second.complete(new Value(2));

        assertEquals(new Value(2), await(two));
        await(stopped);
        assertEquals(List.of("drain", "release"), actor.ends);
    }

    @Test
    void stop_whose_grace_is_over_fails_what_is_not_answered() {
        actor.quiet.complete();
        await(vertx.undeploy(deployment));
        actor = new Tested(1);
        deployment = await(vertx.deployVerticle(actor));
        Promise<Value> result = Promise.promise();
        Promise<Void> begun = Promise.promise();
        Future<Value> asked = ask(() -> {
            begun.complete();
            return result.future();
        });
        await(begun.future());

        await(vertx.undeploy(deployment));

        Throwable failure = failure(asked);
        assertEquals(503, assertInstanceOf(ReplyException.class, failure).failureCode());
        assertFalse(ActorBus.isAbsent(failure));
        assertEquals(List.of("drain", "release"), actor.ends);
    }
}
