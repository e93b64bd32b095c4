package io.turbozap.session.core;

import static io.turbozap.fixture.Refusal.assertRefused;
import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Lane;
import io.turbozap.session.PacingRules;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.command.SessionCommand;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The pace of a session can be set at any time and holds at once; a random part makes it less even. */
final class PaceTest {

    private static PacingRules random(long interval, long extra) {
        return new PacingRules(interval, extra, null, 0, ZoneId.of("UTC"));
    }

    private static List<Long> distances(List<Long> times) {
        List<Long> distances = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            distances.add(times.get(i) - times.get(i - 1));
        }
        return distances;
    }

    @Test
    void a_shorter_interval_ends_a_running_wait() {
        Stage stage = new Stage();
        stage.running(1, 3);
        stage.until(20_000);
        stage.pace(PacingRules.every(10_000));
        assertEquals(List.of(0L, 20_000L), stage.gateway.times());
        stage.pass(10_000);
        assertEquals(List.of(0L, 20_000L, 30_000L), stage.gateway.times());
    }

    @Test
    void a_longer_interval_prolongs_a_running_wait() {
        Stage stage = new Stage();
        stage.running(1, 2);
        stage.until(20_000);
        stage.pace(PacingRules.every(3 * INTERVAL));
        assertEquals(3 * INTERVAL, stage.nextSendAt());
        stage.pass(HOUR);
        assertEquals(List.of(0L, 3 * INTERVAL), stage.gateway.times());
    }

    @Test
    void an_interval_where_there_was_none_counts_from_the_last_start() {
        Stage stage = Stage.withInterval(0);
        stage.running(1, 5);
        stage.until(250);
        stage.pace(PacingRules.every(INTERVAL));
        stage.pass(2 * INTERVAL);
        assertEquals(List.of(0L, 100L, 200L, 200 + INTERVAL, 200 + 2 * INTERVAL), stage.gateway.times());
    }

    @Test
    void without_rules_of_its_own_it_keeps_to_the_configured_ones_again() {
        Stage stage = new Stage();
        stage.pace(PacingRules.every(1_000));
        assertEquals(
                PacingRules.every(1_000),
                stage.sessionRegistry.pace(Samples.SESSION).own());
        stage.running(1, 4);
        stage.until(1_500);
        stage.done(new SessionCommand.Pace(null));
        stage.pass(HOUR);
        assertEquals(List.of(0L, 1_000L, 1_000 + INTERVAL, 1_000 + 2 * INTERVAL), stage.gateway.times());
        assertEquals(null, stage.sessionRegistry.pace(Samples.SESSION).own());
    }

    @Test
    void rules_that_cannot_be_recorded_do_not_hold() {
        Stage stage = new Stage();
        stage.running(1, 2);
        stage.journal.refuse(SessionEvent.PacingChanged.class);
        assertRefused(Code.NOT_RECORDED, stage.ask(new SessionCommand.Pace(PacingRules.every(1))));
        stage.until(INTERVAL - 1);
        assertEquals(1, stage.gateway.calls.size());
    }

    @Test
    void the_random_part_is_within_its_bounds_and_drawn_anew_each_time() {
        Stage stage = new Stage(random(INTERVAL, 10_000));
        stage.running(1, 200);
        stage.pass(10 * HOUR);
        List<Long> distances = distances(stage.gateway.times());
        assertEquals(199, distances.size());
        assertTrue(distances.stream().allMatch(each -> each >= INTERVAL && each <= INTERVAL + 10_000));
        assertTrue(new HashSet<>(distances).size() > 150, "drawn anew each time");
        double mean = distances.stream().mapToLong(each -> each).average().orElseThrow();
        assertTrue(Math.abs(mean - INTERVAL - 5_000) < 1_000, "evenly: " + mean);
    }

    @Test
    void both_bounds_of_the_random_part_are_reached() {
        Pacing pacing = new Pacing(random(10, 3), new SplittableRandom(5));
        HashSet<Long> seen = new HashSet<>();
        for (long at = 0; at < 10_000; at += 100) {
            pacing.started(Lane.CAMPAIGN, at);
            seen.add(pacing.earliest(Lane.CAMPAIGN) - at);
        }
        assertEquals(new HashSet<>(List.of(10L, 11L, 12L, 13L)), seen);
    }

    @Test
    void what_was_drawn_stays_while_nothing_starts() {
        Stage stage = new Stage(random(INTERVAL, 10_000));
        stage.running(1, 3);
        stage.pass(1_000);
        Long next = stage.nextSendAt();
        stage.running(1, 1);
        stage.pass(30_000);
        assertEquals(next, stage.nextSendAt());
        assertNotEquals(INTERVAL, next);
        stage.pass(HOUR);
        assertEquals(next, stage.gateway.times().get(1));
    }

    @Test
    void replies_do_not_wait_for_the_random_part() {
        Stage stage = new Stage(random(INTERVAL, 10_000));
        stage.running(1, 1);
        stage.pass(2_000);
        stage.running(Lane.REPLY, 1, 2);
        stage.pass(HOUR);
        assertEquals(List.of(0L, 2_000L, 3_000L), stage.gateway.times());
    }

    @Test
    void a_smaller_random_part_bounds_what_was_drawn() {
        Stage stage = new Stage(random(INTERVAL, 50_000));
        stage.running(1, 20);
        for (int i = 1; i < 10; i++) {
            stage.pace(random(INTERVAL, 50_000));
            stage.until(stage.gateway.times().get(i - 1) + 1_000);
            stage.pace(random(INTERVAL, 0));
            stage.until(stage.gateway.times().get(i - 1) + INTERVAL);
            assertEquals(i + 1, stage.gateway.calls.size());
        }
    }

    @Test
    void a_random_part_alone_is_a_pace_too() {
        Stage stage = new Stage(random(0, 10_000));
        stage.running(1, 50);
        stage.pass(HOUR);
        List<Long> distances = distances(stage.gateway.times());
        assertTrue(distances.stream().allMatch(each -> each >= ScriptedGateway.LATENCY && each <= 10_000));
        assertTrue(new HashSet<>(distances).size() > 30);
    }

    @Test
    void the_pace_survives_a_restart() {
        Stage stage = new Stage();
        stage.running(1, 9);
        stage.pace(PacingRules.every(7_000));
        stage.pass(1_000);
        Stage next = stage.restarted(1_000);
        next.pass(12_000);
        assertEquals(List.of(5_100L), next.gateway.times(), "from when the call is known to have been written");
        assertEquals(
                PacingRules.every(7_000),
                next.sessionRegistry.pace(Samples.SESSION).own());
    }

    @Test
    void a_session_that_never_sent_can_be_paced() {
        Stage stage = new Stage();
        stage.pace(PacingRules.every(5));
        assertEquals(List.of(), stage.sessionRegistry.sessions());
        stage.running(1, 2);
        stage.pass(1_000);
        assertEquals(2, stage.gateway.calls.size());
    }
}
