package io.turbozap.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Asynchronous tasks, one after another. */
final class SerialExecutorTest {

    private static final int MANY = 100_000;

    private final SerialExecutor executor = new SerialExecutor();
    private final List<String> begun = new ArrayList<>();

    private Future<String> execute(String name, Promise<String> end) {
        return executor.execute(() -> {
            begun.add(name);
            return end.future();
        });
    }

    @Test
    void task_begins_when_the_one_before_has_ended_however_it_ended() {
        Promise<String> first = Promise.promise();
        Promise<String> second = Promise.promise();
        Future<String> one = execute("first", first);
        Future<String> two = execute("second", second);
        Future<String> three = execute("third", Promise.promise());
        assertEquals(List.of("first"), begun);

        first.fail("broken");
        assertEquals("broken", one.cause().getMessage());
        assertEquals(List.of("first", "second"), begun);

        second.complete("result");
        assertEquals("result", two.result());
        assertEquals(List.of("first", "second", "third"), begun);
        assertFalse(three.isComplete());
    }

    @Test
    void task_that_throws_fails_and_lets_the_next_begin() {
        Future<String> broken = executor.execute(() -> {
            throw new IllegalStateException("bug");
        });

        assertEquals("bug", broken.cause().getMessage());
        assertEquals(
                "next", executor.execute(() -> Future.succeededFuture("next")).result());
    }

    @Test
    void task_that_is_added_by_another_waits_for_its_end() {
        Promise<String> end = Promise.promise();
        executor.execute(() -> {
            execute("inner", Promise.promise());
            begun.add("outer");
            return end.future();
        });
        assertEquals(List.of("outer"), begun);

        end.complete();
        assertEquals(List.of("outer", "inner"), begun);
    }

    @Test
    void executor_is_idle_once_all_before_has_ended() {
        Promise<String> end = Promise.promise();
        execute("task", end);
        Future<Void> idle = executor.idle();
        assertFalse(idle.isComplete());

        end.complete();
        assertTrue(idle.succeeded());
    }

    @Test
    void tasks_that_end_at_once_do_not_fill_the_stack() {
        AtomicInteger count = new AtomicInteger();
        Promise<String> gate = Promise.promise();
        execute("gate", gate);
        for (int i = 0; i < MANY; i++) {
            executor.execute(() -> Future.succeededFuture(count.incrementAndGet()));
        }
        gate.complete();

        assertEquals(MANY, count.get());
    }
}
