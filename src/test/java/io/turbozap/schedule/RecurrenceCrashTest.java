package io.turbozap.schedule;

import static io.turbozap.schedule.Stage.HOUR;
import static io.turbozap.schedule.Stage.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A kill between any two steps of a run: the run is created once, whatever had been done of it. */
@Tag("slow")
class RecurrenceCrashTest {

    private static final int NEVER = Integer.MAX_VALUE;

    @Test
    void a_run_is_created_once_wherever_it_was_cut_off() throws Exception {
        int points = killedAt(NEVER);

        assertTrue(points >= 6, () -> points + " points");
        for (int point = 0; point < points; point++) {
            killedAt(point);
        }
    }

    /** Gives how many points were passed. */
    private static int killedAt(int point) throws Exception {
        try (Stage stage = new Stage()) {
            RecurrenceId id = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
            int passed = runUntil(stage, point, NOON);
            stage.now = NOON + 5_000;
            stage.restart();
            stage.quiet();

            assertEquals(List.of(NOON), stage.runTimes(), () -> "killed at " + point);
            assertFinished(stage, id, NOON);
            stage.untilCompleted(stage.last(id));
            assertEquals(2, stage.gateways.sent.get());
            return passed;
        }
    }

    private static int runUntil(Stage stage, int point, long time) throws InterruptedException {
        Fuse fuse = new Fuse(point);
        stage.restart(fuse::before, fuse::before);
        if (point == NEVER) {
            stage.wakeAt(time);
        } else {
            stage.wakingAt(time);
            fuse.awaitBlown();
        }
        return fuse.passed();
    }

    private static void assertFinished(Stage stage, RecurrenceId id, long at) {
        RecurrenceState recurrenceState = stage.course(id);
        assertEquals(List.of(), recurrenceState.due());
        assertEquals(at, recurrenceState.lastRunAt());
        assertEquals(NOON + (at - NOON) / HOUR * HOUR + HOUR, recurrenceState.nextAt());
    }

    @Test
    void the_runs_before_are_replaced_once_wherever_it_was_cut_off() throws Exception {
        int points = replacedAt(NEVER);

        assertTrue(points >= 8, () -> points + " points");
        for (int point = 0; point < points; point++) {
            replacedAt(point);
        }
    }

    private static int replacedAt(int point) throws Exception {
        try (Stage stage = new Stage()) {
            stage.gateways.hanging = true;
            RecurrenceId id = stage.hourly(OverlapPolicy.REPLACE, MisfirePolicy.LATEST);
            stage.wakeAt(NOON);
            CampaignId first = stage.last(id);
            int passed = runUntil(stage, point, NOON + HOUR);
            stage.restart();
            stage.quiet();

            assertEquals(List.of(NOON, NOON + HOUR), stage.runTimes(), () -> "killed at " + point);
            assertFinished(stage, id, NOON + HOUR);
            assertEquals(CampaignStatus.STOPPED, stage.status(first));
            return passed;
        }
    }

    @Test
    void a_run_that_was_not_noted_is_known_when_the_next_is_due() throws Exception {
        try (Stage stage = new Stage()) {
            stage.gateways.hanging = true;
            RecurrenceId id = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
            runUntil(stage, killedAt(NEVER) - 2, NOON); // its campaign is there, but that is not recorded
            assertEquals(List.of(NOON), stage.runTimes());
            stage.now = NOON + HOUR;
            stage.restart();
            stage.quiet();

            assertEquals(List.of(NOON), stage.runTimes());
            assertEquals(NOON, stage.course(id).lastRunAt());
            assertEquals(
                    new SkippedRun(NOON + HOUR, SkippedRun.Reason.OVERLAP),
                    stage.course(id).lastSkip());
        }
    }

    @Test
    void a_run_that_left_the_memory_is_not_created_again() throws Exception {
        try (Stage stage = new Stage(0)) {
            RecurrenceId id = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
            runUntil(stage, killedAt(NEVER) - 2, NOON);
            CampaignId run = id.run(NOON);
            stage.untilCompleted(run);
            stage.until(() -> stage.sessions.queries().campaign(run) == null);
            stage.restart();
            stage.quiet();

            assertNotNull(stage.last(id));
            assertEquals(List.of(NOON), stage.runTimes());
            assertEquals(2, stage.gateways.sent.get());
        }
    }
}
