package io.turbozap.live.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What counts as time. */
class WakingTimeTest {

    private final WakingTime time = new WakingTime(2_000, 50_000);

    @Test
    void time_passes_with_the_clock() {
        time.advance(51_000);
        time.advance(52_500);

        assertEquals(2_500, time.now());
    }

    @Test
    void what_was_slept_through_does_not_count() {
        time.advance(51_000);
        time.advance(111_000);
        time.advance(112_000);

        assertEquals(4_000, time.now());
    }
}
