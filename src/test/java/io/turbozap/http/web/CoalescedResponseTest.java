package io.turbozap.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When an answer is shared, and when it is made anew. */
@Timeout(60)
class CoalescedResponseTest {

    private final ResponseVersion responseVersion = new ResponseVersion();
    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong state = new AtomicLong();
    private final CoalescedResponse answer = new CoalescedResponse(
            responseVersion, clock::get, () -> Buffer.buffer().appendLong(state.get()));

    private long shown() {
        return answer.get().getLong(0);
    }

    @Test
    void answer_is_shared_while_nothing_is_told() {
        assertSame(answer.get(), answer.get());
    }

    @Test
    void answer_is_made_anew_once_anything_was_told() {
        shown();
        state.set(1);
        responseVersion.add();
        assertEquals(1, shown());
    }

    @Test
    void answer_is_made_anew_when_it_is_older_than_50_ms() {
        shown();
        state.set(1);
        clock.set(TimeUnit.MILLISECONDS.toNanos(50));
        assertEquals(0, shown());
        clock.incrementAndGet();
        assertEquals(1, shown());
    }

    @Test
    void too_large_answers_are_not_shared() {
        assertNull(new CoalescedResponse(responseVersion, clock::get, () -> null).get());
    }

    @Test
    void slower_maker_gives_what_a_faster_one_made_meanwhile() {
        List<String> makers = new ArrayList<>(List.of("slow", "fast"));
        CoalescedResponse[] shared = new CoalescedResponse[1];
        shared[0] = new CoalescedResponse(responseVersion, clock::get, () -> {
            String maker = makers.remove(0);
            if (maker.equals("slow")) {
                assertEquals("fast", shared[0].get().toString());
            }
            return Buffer.buffer(maker);
        });

        assertEquals("fast", shared[0].get().toString());
        assertEquals("fast", shared[0].get().toString());
    }

    @Test
    void everybody_reads_what_was_told_before_and_never_anything_older_than_before() throws Exception {
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            boolean tells = i % 2 == 0;
            ends.add(pool.submit(() -> ask(tells)));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        pool.shutdown();
    }

    private void ask(boolean tells) {
        long before = 0;
        for (int i = 0; i < 50_000; i++) {
            long written = tells ? state.incrementAndGet() : 0;
            if (tells) {
                responseVersion.add();
            } else {
                clock.addAndGet(1_000_000);
            }
            long shown = shown();
            assertTrue(shown >= written && shown >= before, "shown " + shown + " after " + written + ", " + before);
            before = shown;
        }
    }
}
