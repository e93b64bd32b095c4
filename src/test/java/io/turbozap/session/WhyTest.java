package io.turbozap.session;

import static io.turbozap.session.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Lane;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promise that a session can say at any moment what it does next, when, and what keeps it from it. */
final class WhyTest {

    private final Stage stage = new Stage();

    @Test
    void in_flight_it_says_so_and_when_the_next_one_starts() {
        stage.running(1, 2);
        assertEquals(List.of(Rule.IN_FLIGHT, Rule.INTERVAL), stage.blockedBy());
        assertEquals(INTERVAL, stage.nextSendAt());
        assertEquals("waha", stage.blocker(Rule.IN_FLIGHT).setBy());
    }

    @Test
    void between_two_starts_it_is_the_interval() {
        stage.running(1, 2);
        stage.pass(1_000);
        assertEquals(List.of(Rule.INTERVAL), stage.blockedBy());
        assertEquals(INTERVAL, stage.until(Rule.INTERVAL));
        assertEquals("settings", stage.blocker(Rule.INTERVAL).setBy());
        assertEquals(INTERVAL, stage.nextSendAt());
    }

    @Test
    void idle_there_is_nothing_to_say() {
        stage.running(1, 1);
        stage.pass(1_000);
        assertEquals(List.of(), stage.blockedBy());
        assertNull(stage.nextSendAt());
    }

    @Test
    void with_nothing_left_but_the_one_in_flight_nothing_is_next() {
        stage.running(1, 1);
        assertEquals(List.of(Rule.IN_FLIGHT), stage.blockedBy());
        assertNull(stage.nextSendAt());
    }

    @Test
    void paused_it_names_the_operator() {
        Campaign campaign = stage.running(1, 2);
        stage.pass(1_000);
        stage.pause(campaign);
        assertEquals(List.of(Rule.PAUSED), stage.blockedBy());
        assertEquals("operator", stage.blocker(Rule.PAUSED).setBy());
        assertNull(stage.until(Rule.PAUSED));
        assertNull(stage.nextSendAt());
    }

    @Test
    void another_campaign_that_may_go_on_is_what_counts() {
        Campaign paused = stage.running(1, 2);
        stage.running(1, 2);
        stage.pass(1_000);
        stage.pause(paused);
        assertEquals(List.of(Rule.INTERVAL), stage.blockedBy());
        assertEquals(INTERVAL, stage.nextSendAt());
    }

    @Test
    void a_reply_that_waits_names_its_own_gap() {
        stage.running(1, 2);
        stage.pass(500);
        stage.running(Lane.REPLY, 1, 1);
        assertEquals(1_000, stage.nextSendAt());
        assertEquals(1_000, stage.until(Rule.INTERVAL));
    }

    @Test
    void a_blocked_session_that_also_has_an_interval_names_both_and_the_later_counts() {
        stage.gateway.blocks(Rule.UNAVAILABLE);
        stage.running(1, 2);
        stage.pass(1_000);
        assertEquals(List.of(Rule.UNAVAILABLE, Rule.INTERVAL), stage.blockedBy());
        assertEquals(1_100, stage.until(Rule.UNAVAILABLE));
        assertEquals(INTERVAL, stage.nextSendAt());
    }

    @Test
    void a_block_that_a_later_answer_disproved_is_not_named_any_more() {
        stage.gateway.next(
                new SendOutcome.SessionBlocked(Rule.UNAVAILABLE, "503"), new SendOutcome.Unclear("time-out"));
        stage.gateway.trace = new Trace.Found("X");
        stage.running(1, 3);
        stage.until(INTERVAL + 1_000);
        assertEquals(List.of(Rule.INTERVAL), stage.blockedBy());
    }

    @Test
    void settling_it_says_what_was_seen_and_when_it_asks_again() {
        stage.gateway.next(new SendOutcome.Unclear("time-out"));
        stage.running(1, 2);
        stage.pass(200);
        assertEquals(List.of(Rule.SETTLING, Rule.INTERVAL), stage.blockedBy());
        assertEquals(101 + Stage.SETTLE_AFTER / 8, stage.until(Rule.SETTLING));
        assertEquals(
                "time-out; WAHA may still be working on it, until 2026-11-21T10:00:45Z at the latest",
                stage.blocker(Rule.SETTLING).detail());
        assertEquals("turbozap", stage.blocker(Rule.SETTLING).setBy());
        assertNull(stage.nextSendAt());
    }

    @Test
    void settling_without_an_answer_it_names_the_obstacle() {
        stage.gateway.next(new SendOutcome.Unclear("time-out"));
        stage.gateway.trace = new Trace.NoAnswer(Rule.SESSION_NOT_WORKING, "STARTING");
        stage.running(1, 2);
        stage.pass(200);
        assertEquals(List.of(Rule.SETTLING, Rule.SESSION_NOT_WORKING, Rule.INTERVAL), stage.blockedBy());
        assertEquals(101 + Stage.RECHECK, stage.until(Rule.SESSION_NOT_WORKING));
    }

    @Test
    void shutting_down_it_does_not_blame_a_hold() {
        stage.running(1, 2);
        stage.pass(1_000);
        stage.actor.drain(() -> {});
        assertEquals(List.of(), stage.blockedBy());
        assertNull(stage.nextSendAt());
    }
}
