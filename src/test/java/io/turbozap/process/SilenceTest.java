package io.turbozap.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SilenceTest {

    private final Heartbeat heart = new Heartbeat("heart");
    private final Silence silence = new Silence(heart, 2_000);

    @Test
    void silence_grows_by_the_time_between_checks() {
        assertEquals(1_000, silence.check(1_000));
        assertEquals(2_500, silence.check(1_500));
    }

    @Test
    void a_beat_ends_it() {
        silence.check(1_000);
        heart.beat();
        assertEquals(0, silence.check(1_000));
        assertEquals(1_000, silence.check(1_000));
    }

    @Test
    void a_stopped_process_or_a_machine_that_slept_counts_as_one_late_check() {
        assertEquals(2_000, silence.check(3_600_000));
        heart.beat();
        assertEquals(0, silence.check(3_600_000));
    }
}
