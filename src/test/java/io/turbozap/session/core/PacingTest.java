package io.turbozap.session.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Lane;
import io.turbozap.session.PacingRules;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rule B18 in numbers. */
final class PacingTest {

    private static Pacing pacing(long interval) {
        return new Pacing(PacingRules.every(interval), new SplittableRandom(1));
    }

    @Test
    void nothing_waits_before_the_first_start() {
        for (Lane lane : Lane.values()) {
            assertTrue(pacing(60_000).earliest(lane) < 0);
        }
    }

    @Test
    void a_paced_start_holds_the_paced_lanes_for_an_interval_and_replies_for_a_gap() {
        Pacing pacing = pacing(60_000);
        pacing.started(Lane.SCHEDULED, 5);
        assertEquals(60_005, pacing.earliest(Lane.CAMPAIGN));
        assertEquals(60_005, pacing.earliest(Lane.SCHEDULED));
        assertEquals(1_005, pacing.earliest(Lane.REPLY));
    }

    @Test
    void a_reply_holds_every_lane_for_a_gap() {
        Pacing pacing = pacing(60_000);
        pacing.started(Lane.REPLY, 5);
        for (Lane lane : Lane.values()) {
            assertEquals(1_005, pacing.earliest(lane));
        }
    }

    @Test
    void a_start_that_is_told_late_does_not_turn_the_clock_back() {
        Pacing pacing = pacing(500);
        pacing.started(Lane.CAMPAIGN, 100);
        pacing.started(Lane.CAMPAIGN, 50);
        assertEquals(600, pacing.earliest(Lane.CAMPAIGN));
    }

    @Test
    void without_an_interval_not_even_the_rounding_of_a_start_is_waited_for() {
        Pacing pacing = pacing(0);
        long startRoundedUp = 8;
        pacing.started(Lane.CAMPAIGN, startRoundedUp);
        for (Lane lane : Lane.values()) {
            assertTrue(pacing.earliest(lane) < startRoundedUp);
        }
    }
}
