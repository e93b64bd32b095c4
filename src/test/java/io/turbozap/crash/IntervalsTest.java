package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The measure of intervals finds sends that come too soon, and forgives a late one. */
final class IntervalsTest {

    @Test
    void sends_an_interval_or_more_apart_are_never_early() {
        assertEquals(0, Intervals.earliness(at(0, 30, 60, 200, 230), 30));
        assertNull(Intervals.fault("sales", at(0, 30, 60, 200, 230), 30, 0));
    }

    @Test
    void one_send_that_arrives_late_makes_the_next_look_early_by_as_much() {
        assertEquals(20, Intervals.earliness(at(0, 50, 60, 90), 30));
    }

    @Test
    void what_comes_too_fast_adds_up() {
        assertEquals(60, Intervals.earliness(at(0, 15, 30, 45, 60), 30));
        assertNotNull(Intervals.fault("sales", at(0, 15, 30, 45, 60), 30, 50));
    }

    @Test
    void a_pause_pays_for_nothing_that_follows() {
        assertEquals(30, Intervals.earliness(at(0, 1_000, 1_000), 30));
    }

    private static List<Long> at(long... millis) {
        return LongStream.of(millis).map(each -> each * 1_000_000).boxed().toList();
    }
}
