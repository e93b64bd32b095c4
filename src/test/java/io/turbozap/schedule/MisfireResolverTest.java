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
class MisfireResolverTest {

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long NOON = Instant.parse("2026-01-10T12:00:00Z").toEpochMilli();

    private static RecurrencePlan hourly(MisfirePolicy misfirePolicy) {
        CronSchedule cronSchedule = new CronSchedule("0 * * * *", ZoneId.of("UTC"));
        return new RecurrencePlan("news", new SessionName("default"), cronSchedule, OverlapPolicy.SKIP, misfirePolicy);
    }

    /** The state of an hourly one that was seen last just before {@code next}. */
    private static RecurrenceState waitingFor(long next) {
        return new RecurrenceState(true, next, List.of(), null, null, List.of(), null);
    }

    private static RecurrenceState resolve(MisfirePolicy misfirePolicy, long next, long now) {
        return MisfireResolver.resolve(waitingFor(next), hourly(misfirePolicy), now, DAY);
    }

    @Test
    void nothing_happens_before_its_time() {
        RecurrenceState recurrenceState = waitingFor(NOON);

        assertSame(
                recurrenceState, MisfireResolver.resolve(recurrenceState, hourly(MisfirePolicy.LATEST), NOON - 1, DAY));
    }

    @Test
    void what_has_come_is_due_and_the_next_time_follows() {
        for (MisfirePolicy misfirePolicy : MisfirePolicy.values()) {
            RecurrenceState recurrenceState = resolve(misfirePolicy, NOON, NOON + 20);

            assertEquals(List.of(NOON), recurrenceState.due());
            assertEquals(NOON + HOUR, recurrenceState.nextAt());
            assertNull(recurrenceState.lastSkip());
        }
    }

    @Test
    void after_a_downtime_the_latest_runs_and_the_one_before_was_skipped() {
        RecurrenceState recurrenceState = resolve(MisfirePolicy.LATEST, NOON - 5 * HOUR, NOON + 30 * 60_000);

        assertEquals(List.of(NOON), recurrenceState.due());
        assertEquals(NOON + HOUR, recurrenceState.nextAt());
        assertEquals(new SkippedRun(NOON - HOUR, SkippedRun.Reason.CATCH_UP), recurrenceState.lastSkip());
    }

    @Test
    void or_all_run_in_order() {
        RecurrenceState recurrenceState = resolve(MisfirePolicy.ALL, NOON - 2 * HOUR, NOON + 5);

        assertEquals(List.of(NOON - 2 * HOUR, NOON - HOUR, NOON), recurrenceState.due());
        assertNull(recurrenceState.lastSkip());
    }

    @Test
    void of_all_only_so_many_and_none_later_than_anything_may_run() {
        RecurrenceState many = resolve(MisfirePolicy.ALL, NOON - 1000 * DAY, NOON);
        RecurrenceState late =
                MisfireResolver.resolve(waitingFor(NOON - 9 * HOUR), hourly(MisfirePolicy.ALL), NOON + 1, 2 * HOUR);

        assertEquals(24, many.due().size());
        assertEquals(new SkippedRun(NOON - 24 * HOUR, SkippedRun.Reason.CATCH_UP), many.lastSkip());
        assertEquals(List.of(NOON - HOUR, NOON), late.due());
        assertEquals(new SkippedRun(NOON - 2 * HOUR, SkippedRun.Reason.MISSED), late.lastSkip());
    }

    @Test
    void or_none_runs_late_but_a_minute_is_not_late() {
        RecurrenceState late = resolve(MisfirePolicy.NONE, NOON - HOUR, NOON + 60_001);
        RecurrenceState punctual = resolve(MisfirePolicy.NONE, NOON - HOUR, NOON + 60_000);

        assertEquals(List.of(), late.due());
        assertEquals(new SkippedRun(NOON, SkippedRun.Reason.CATCH_UP), late.lastSkip());
        assertEquals(NOON + HOUR, late.nextAt());
        assertEquals(List.of(NOON), punctual.due());
    }

    @Test
    void beyond_the_longest_lateness_it_was_missed() {
        CronSchedule cronSchedule = new CronSchedule("0 12 * * *", ZoneId.of("UTC"));
        RecurrencePlan plan = new RecurrencePlan(
                "news", new SessionName("default"), cronSchedule, OverlapPolicy.SKIP, MisfirePolicy.LATEST);
        RecurrenceState recurrenceState =
                MisfireResolver.resolve(waitingFor(NOON - 3 * DAY), plan, NOON + DAY - 1, DAY - 2);

        assertEquals(List.of(), recurrenceState.due());
        assertEquals(new SkippedRun(NOON, SkippedRun.Reason.MISSED), recurrenceState.lastSkip());
        assertEquals(NOON + DAY, recurrenceState.nextAt());
    }

    @Test
    void even_where_nothing_may_be_late_a_timer_may() {
        assertEquals(
                List.of(NOON),
                MisfireResolver.resolve(waitingFor(NOON), hourly(MisfirePolicy.LATEST), NOON + 250, 0)
                        .due());
    }

    @Test
    void what_could_not_be_run_so_far_gives_way_to_the_latest() {
        RecurrenceState troubled = new RecurrenceState(true, NOON, List.of(NOON - HOUR), null, null, List.of(), null);

        RecurrenceState before = MisfireResolver.resolve(troubled, hourly(MisfirePolicy.LATEST), NOON - 1, DAY);
        RecurrenceState after = MisfireResolver.resolve(troubled, hourly(MisfirePolicy.LATEST), NOON, DAY);
        RecurrenceState all = MisfireResolver.resolve(troubled, hourly(MisfirePolicy.ALL), NOON, DAY);

        assertEquals(troubled, before);
        assertEquals(List.of(NOON), after.due());
        assertEquals(new SkippedRun(NOON - HOUR, SkippedRun.Reason.CATCH_UP), after.lastSkip());
        assertEquals(List.of(NOON - HOUR, NOON), all.due());
    }

    @Test
    void what_could_not_be_run_for_too_long_was_missed() {
        RecurrenceState troubled =
                new RecurrenceState(true, NOON + 2 * DAY, List.of(NOON), null, null, List.of(), null);

        RecurrenceState recurrenceState =
                MisfireResolver.resolve(troubled, hourly(MisfirePolicy.LATEST), NOON + DAY + 1, DAY);

        assertEquals(List.of(), recurrenceState.due());
        assertEquals(new SkippedRun(NOON, SkippedRun.Reason.MISSED), recurrenceState.lastSkip());
    }
}
