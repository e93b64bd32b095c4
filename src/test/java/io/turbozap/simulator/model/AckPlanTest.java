package io.turbozap.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class AckPlanTest {

    @Test
    void levels_rise_from_pending_to_read() {
        AckPlan plan = AckPlan.read();

        assertEquals(
                List.of(0, 1, 2, 3),
                List.of(plan.levelAfter(0), plan.levelAfter(100), plan.levelAfter(800), plan.levelAfter(3_000)));
    }

    @Test
    void a_level_once_reached_is_not_lost_to_a_later_lower_one() {
        assertEquals(3, AckPlan.outOfOrder().levelAfter(10_000));
    }

    @Test
    void some_messages_get_no_further() {
        assertEquals(0, AckPlan.never().levelAfter(1e12));
        assertEquals(1, AckPlan.serverOnly().levelAfter(1e12));
        assertEquals(-1, AckPlan.restricted().levelAfter(1e12));
    }

    @Test
    void a_late_plan_is_the_same_later() {
        assertEquals(0, AckPlan.late(60_000).levelAfter(60_099));
        assertEquals(3, AckPlan.late(60_000).levelAfter(63_000));
    }

    @Test
    void plans_have_names() {
        assertEquals(AckPlan.doubled(), AckPlan.named("doubled"));
        assertThrows(IllegalArgumentException.class, () -> AckPlan.named("soon"));
    }
}
