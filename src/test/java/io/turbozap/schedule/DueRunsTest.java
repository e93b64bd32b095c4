package io.turbozap.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.turbozap.campaign.SessionName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** BEHAVIOUR D28: what is run of what became due while nobody was there to run it. */
class DueRunsTest {

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long NOON = Instant.parse("2026-01-10T12:00:00Z").toEpochMilli();

    private static RecurrencePlan hourly(CatchUp catchUp) {
        Timetable timetable = new Timetable("0 * * * *", ZoneId.of("UTC"));
        return new RecurrencePlan("news", new SessionName("default"), timetable, Overlap.SKIP, catchUp);
    }

    /** The course of an hourly one that was seen last just before {@code next}. */
    private static Course waitingFor(long next) {
        return new Course(true, next, List.of(), null, null, List.of(), null);
    }

    private static Course look(CatchUp catchUp, long next, long now) {
        return DueRuns.look(waitingFor(next), hourly(catchUp), now, DAY);
    }

    @Test
    void nothing_happens_before_its_time() {
        Course course = waitingFor(NOON);

        assertSame(course, DueRuns.look(course, hourly(CatchUp.LATEST), NOON - 1, DAY));
    }

    @Test
    void what_has_come_is_due_and_the_next_time_follows() {
        for (CatchUp catchUp : CatchUp.values()) {
            Course course = look(catchUp, NOON, NOON + 20);

            assertEquals(List.of(NOON), course.due());
            assertEquals(NOON + HOUR, course.nextAt());
            assertNull(course.lastSkip());
        }
    }

    @Test
    void after_a_downtime_the_latest_runs_and_the_one_before_was_skipped() {
        Course course = look(CatchUp.LATEST, NOON - 5 * HOUR, NOON + 30 * 60_000);

        assertEquals(List.of(NOON), course.due());
        assertEquals(NOON + HOUR, course.nextAt());
        assertEquals(new Skip(NOON - HOUR, Skip.Reason.CATCH_UP), course.lastSkip());
    }

    @Test
    void or_all_run_in_order() {
        Course course = look(CatchUp.ALL, NOON - 2 * HOUR, NOON + 5);

        assertEquals(List.of(NOON - 2 * HOUR, NOON - HOUR, NOON), course.due());
        assertNull(course.lastSkip());
    }

    @Test
    void of_all_only_so_many_and_none_later_than_anything_may_run() {
        Course many = look(CatchUp.ALL, NOON - 1000 * DAY, NOON);
        Course late = DueRuns.look(waitingFor(NOON - 9 * HOUR), hourly(CatchUp.ALL), NOON + 1, 2 * HOUR);

        assertEquals(24, many.due().size());
        assertEquals(new Skip(NOON - 24 * HOUR, Skip.Reason.CATCH_UP), many.lastSkip());
        assertEquals(List.of(NOON - HOUR, NOON), late.due());
        assertEquals(new Skip(NOON - 2 * HOUR, Skip.Reason.MISSED), late.lastSkip());
    }

    @Test
    void or_none_runs_late_but_a_minute_is_not_late() {
        Course late = look(CatchUp.NONE, NOON - HOUR, NOON + 60_001);
        Course punctual = look(CatchUp.NONE, NOON - HOUR, NOON + 60_000);

        assertEquals(List.of(), late.due());
        assertEquals(new Skip(NOON, Skip.Reason.CATCH_UP), late.lastSkip());
        assertEquals(NOON + HOUR, late.nextAt());
        assertEquals(List.of(NOON), punctual.due());
    }

    @Test
    void beyond_the_longest_lateness_it_was_missed() {
        Timetable timetable = new Timetable("0 12 * * *", ZoneId.of("UTC"));
        RecurrencePlan plan =
                new RecurrencePlan("news", new SessionName("default"), timetable, Overlap.SKIP, CatchUp.LATEST);
        Course course = DueRuns.look(waitingFor(NOON - 3 * DAY), plan, NOON + DAY - 1, DAY - 2);

        assertEquals(List.of(), course.due());
        assertEquals(new Skip(NOON, Skip.Reason.MISSED), course.lastSkip());
        assertEquals(NOON + DAY, course.nextAt());
    }

    @Test
    void even_where_nothing_may_be_late_a_timer_may() {
        assertEquals(
                List.of(NOON),
                DueRuns.look(waitingFor(NOON), hourly(CatchUp.LATEST), NOON + 250, 0)
                        .due());
    }

    @Test
    void what_could_not_be_run_so_far_gives_way_to_the_latest() {
        Course troubled = new Course(true, NOON, List.of(NOON - HOUR), null, null, List.of(), null);

        Course before = DueRuns.look(troubled, hourly(CatchUp.LATEST), NOON - 1, DAY);
        Course after = DueRuns.look(troubled, hourly(CatchUp.LATEST), NOON, DAY);
        Course all = DueRuns.look(troubled, hourly(CatchUp.ALL), NOON, DAY);

        assertEquals(troubled, before);
        assertEquals(List.of(NOON), after.due());
        assertEquals(new Skip(NOON - HOUR, Skip.Reason.CATCH_UP), after.lastSkip());
        assertEquals(List.of(NOON - HOUR, NOON), all.due());
    }

    @Test
    void what_could_not_be_run_for_too_long_was_missed() {
        Course troubled = new Course(true, NOON + 2 * DAY, List.of(NOON), null, null, List.of(), null);

        Course course = DueRuns.look(troubled, hourly(CatchUp.LATEST), NOON + DAY + 1, DAY);

        assertEquals(List.of(), course.due());
        assertEquals(new Skip(NOON, Skip.Reason.MISSED), course.lastSkip());
    }
}
