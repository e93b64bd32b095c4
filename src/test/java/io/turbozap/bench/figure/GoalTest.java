package io.turbozap.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void upper_bounds_are_reached_from_below() {
        Goal goal = Goal.atMost(400, 200);
        assertEquals(Verdict.HEADLINE, goal.judge(200));
        assertEquals(Verdict.REACHED, goal.judge(400));
        assertEquals(Verdict.MISSED, goal.judge(400.1));
    }

    @Test
    void lower_bounds_are_reached_from_above() {
        Goal goal = Goal.timesBetter(7, 15);
        assertEquals(Verdict.HEADLINE, goal.judge(15));
        assertEquals(Verdict.REACHED, goal.judge(14.9));
        assertEquals(Verdict.MISSED, goal.judge(6.9));
    }

    @Test
    void goal_without_an_aim_is_only_reached() {
        assertEquals(Verdict.REACHED, Goal.atMost(1200).judge(1));
    }

    @Test
    void aim_without_a_bound_is_missed_by_itself() {
        Goal goal = Goal.atMost(Double.NaN, 14);
        assertEquals(Verdict.HEADLINE, goal.judge(11));
        assertEquals(Verdict.AIM_MISSED, goal.judge(15));
    }

    @Test
    void target_is_shown_with_its_unit_and_aim() {
        assertEquals("≤ 400 ms (aim 200 ms)", Goal.atMost(400, 200).show(Unit.MILLIS));
        assertEquals("≥ 0.7 ×", Goal.timesBetter(0.7).show(Unit.PER_SECOND));
        assertEquals("aim ≤ 14 µs", Goal.atMost(Double.NaN, 14).show(Unit.MICROS));
    }

    @Test
    void worse_verdict_wins_and_a_measured_one_outweighs_an_unmeasured_one() {
        assertEquals(Verdict.MISSED, Verdict.HEADLINE.and(Verdict.MISSED));
        assertEquals(Verdict.REACHED, Verdict.REACHED.and(Verdict.HEADLINE));
        assertEquals(Verdict.REACHED, Verdict.NOT_MEASURED.and(Verdict.REACHED));
        assertEquals(Verdict.MISSED, Verdict.MISSED.and(Verdict.NOT_MEASURED));
        assertEquals(Verdict.NOT_MEASURED, Verdict.NO_GOAL.and(Verdict.NOT_MEASURED));
    }

    @Test
    void numbers_show_three_digits_that_matter() {
        assertEquals("1,234,568", Unit.number(1_234_567.8));
        assertEquals("12.3", Unit.number(12.34));
        assertEquals("1.23", Unit.number(1.234));
        assertEquals("10", Unit.number(10.0));
        assertEquals("0.7", Unit.number(0.70));
        assertEquals("100", Unit.number(100));
    }

    @Test
    void less_time_and_more_speed_are_better() {
        assertEquals(10, Unit.MILLIS.ratio(20, 200));
        assertEquals(10, Unit.PER_SECOND.ratio(200, 20));
    }
}
