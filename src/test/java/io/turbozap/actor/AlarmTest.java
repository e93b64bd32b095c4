package io.turbozap.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alarms under a virtual clock. */
final class AlarmTest {

    private final VirtualTimers timers = new VirtualTimers();
    private final List<Long> rings = new ArrayList<>();
    private final Alarm alarm = new Alarm(timers, () -> rings.add(timers.now()));

    @Test
    void alarm_rings_at_the_time_that_was_set_last_and_at_no_other() {
        alarm.set(100, 0);
        alarm.set(300, 0);
        alarm.set(200, 0);
        timers.pass(1_000);

        assertEquals(List.of(200L), rings);
    }

    @Test
    void alarm_that_is_set_to_the_same_time_again_keeps_its_timer() {
        alarm.set(100, 0);
        alarm.set(100, 0);
        timers.pass(1_000);

        assertEquals(List.of(100L), rings);
    }

    @Test
    void earlier_time_moves_an_alarm_and_a_later_one_does_not() {
        alarm.setEarlier(300, 0);
        alarm.setEarlier(200, 0);
        alarm.setEarlier(400, 0);
        timers.pass(1_000);

        assertEquals(List.of(200L), rings);
    }

    @Test
    void cancelled_alarm_does_not_ring_and_can_be_set_to_its_old_time() {
        alarm.set(100, 0);
        alarm.cancel();
        timers.pass(50);
        assertEquals(List.of(), rings);

        alarm.set(100, 50);
        timers.pass(1_000);
        assertEquals(List.of(100L), rings);
    }

    @Test
    void alarm_that_never_is_due_sets_no_timer() {
        alarm.set(100, 0);
        alarm.set(Alarm.NEVER, 0);
        timers.pass(1_000);

        assertEquals(List.of(), rings);
        assertFalse(timers.step());
    }

    @Test
    void time_that_is_past_rings_at_once() {
        alarm.set(-5_000, 0);
        timers.pass(1);

        assertEquals(List.of(1L), rings);
    }

    @Test
    void alarm_can_be_set_while_it_rings() {
        List<Long> times = new ArrayList<>();
        Alarm[] again = new Alarm[1];
        again[0] = new Alarm(timers, () -> {
            times.add(timers.now());
            again[0].set(timers.now() + 10, timers.now());
        });
        again[0].set(10, 0);
        timers.pass(35);

        assertEquals(List.of(10L, 20L, 30L), times);
    }

    @Test
    void later_time_does_not_move_an_alarm_that_was_set_while_it_rang() {
        List<Long> times = new ArrayList<>();
        Alarm[] again = new Alarm[1];
        again[0] = new Alarm(timers, () -> {
            times.add(timers.now());
            again[0].setEarlier(times.size() * 20L, timers.now());
        });
        again[0].set(10, 0);
        timers.pass(10);
        again[0].setEarlier(500, timers.now());
        timers.pass(30);

        assertEquals(List.of(10L, 20L, 40L), times);
    }
}
