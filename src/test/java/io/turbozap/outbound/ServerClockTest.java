package io.turbozap.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ServerClockTest {

    private static final long NOON = 1_795_262_400_000L; // 2026-11-21T12:00:00Z

    @Test
    void without_a_readable_date_both_clocks_are_the_same() {
        assertEquals(NOON / 1_000, ServerClock.secondOf(NOON + 999, null, NOON + 5_000));
        assertEquals(NOON / 1_000, ServerClock.secondOf(NOON + 999, "yesterday", NOON + 5_000));
    }

    @Test
    void difference_of_the_clocks_is_taken_from_the_date() {
        String elevenOClock = "Sat, 21 Nov 2026 11:00:00 GMT";
        assertEquals(NOON / 1_000 - 3_600, ServerClock.secondOf(NOON, elevenOClock, NOON));
        assertEquals(NOON / 1_000 - 3_600 + 10, ServerClock.secondOf(NOON + 10_900, elevenOClock, NOON + 500));
    }

    @Test
    void result_is_rather_too_early_than_too_late() {
        // the header says 12:00:00 for a server clock anywhere up to 12:00:01
        assertEquals(NOON / 1_000 - 1, ServerClock.secondOf(NOON, "Sat, 21 Nov 2026 12:00:00 GMT", NOON + 900));
    }
}
