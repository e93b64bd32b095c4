package io.turbozap.bench.create;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LoopStallTest {

    @Test
    void longest_event_loop_delay_is_found_among_all_loops() {
        String metrics = """
                # TYPE turbozap_eventloop_delay_seconds_max gauge
                turbozap_eventloop_delay_seconds_count{loop="0"} 900.0
                turbozap_eventloop_delay_seconds_max{loop="0"} 0.004
                turbozap_eventloop_delay_seconds_max{loop="1"} 0.021
                other_max 7.0
                """;
        assertEquals(21, LoopStall.longestDelayMillis(metrics), 1e-9);
        assertEquals(1500, LoopStall.longestDelayMillis("turbozap_event_loop_delay_seconds_max 1.5"), 1e-9);
        assertEquals(Double.NaN, LoopStall.longestDelayMillis("other_max 7.0\n"));
    }
}
