package io.turbozap.store.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AsyncLoopsTest {

    @Test
    void any_number_of_steps_is_taken_in_order() {
        List<Integer> numbers = IntStream.range(0, 100_000).boxed().toList();
        List<Integer> taken = new ArrayList<>();

        Future<Void> end = AsyncLoops.forEach(numbers, number -> {
            taken.add(number);
            return Future.succeededFuture();
        });

        assertTrue(end.succeeded());
        assertEquals(numbers, taken);
    }

    @Test
    void the_next_step_waits_for_the_last() {
        List<Promise<Boolean>> steps = new ArrayList<>();
        Future<Void> end = AsyncLoops.whileTrue(() -> {
            steps.add(Promise.promise());
            return steps.get(steps.size() - 1).future();
        });

        assertEquals(1, steps.size());
        steps.get(0).complete(true);
        assertEquals(2, steps.size());
        steps.get(1).complete(false);
        assertEquals(2, steps.size());
        assertTrue(end.succeeded());
    }

    @Test
    void a_step_that_fails_or_throws_is_the_last() {
        int[] taken = {0};
        Future<Void> failed = AsyncLoops.forEach(List.of(1, 2), number -> {
            taken[0]++;
            return Future.failedFuture("no");
        });
        Future<Void> threw = AsyncLoops.whileTrue(() -> {
            throw new IllegalStateException("no");
        });

        assertTrue(failed.failed());
        assertEquals(1, taken[0]);
        assertTrue(threw.failed());
    }
}
