package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Lane;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promise that a session can say at any moment what it does next, when, and what keeps it from it. */
final class WhyTest {

    private final Stage stage = new Stage();

    @Test
    void in_flight_it_says_so_and_when_the_next_one_starts() {
        stage.running(1, 2);
        assertEquals(List.of(BlockReason.IN_FLIGHT, BlockReason.INTERVAL), stage.blockedBy());
        assertEquals(INTERVAL, stage.nextSendAt());
        assertEquals("waha", stage.blocker(BlockReason.IN_FLIGHT).setBy());
    }

    @Test
    void between_two_starts_it_is_the_interval() {
        stage.running(1, 2);
        stage.pass(1_000);
        assertEquals(List.of(BlockReason.INTERVAL), stage.blockedBy());
        assertEquals(INTERVAL, stage.until(BlockReason.INTERVAL));
        assertEquals("settings", stage.blocker(BlockReason.INTERVAL).setBy());
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
        assertEquals(List.of(BlockReason.IN_FLIGHT), stage.blockedBy());
        assertNull(stage.nextSendAt());
    }

    @Test
    void paused_it_names_the_operator() {
        Campaign campaign = stage.running(1, 2);
        stage.pass(1_000);
        stage.pause(campaign);
        assertEquals(List.of(BlockReason.PAUSED), stage.blockedBy());
        assertEquals("operator", stage.blocker(BlockReason.PAUSED).setBy());
        assertNull(stage.until(BlockReason.PAUSED));
        assertNull(stage.nextSendAt());
    }

    @Test
    void another_campaign_that_may_go_on_is_what_counts() {
        Campaign paused = stage.running(1, 2);
        stage.running(1, 2);
        stage.pass(1_000);
        stage.pause(paused);
        assertEquals(List.of(BlockReason.INTERVAL), stage.blockedBy());
        assertEquals(INTERVAL, stage.nextSendAt());
    }

    @Test
    void a_reply_that_waits_names_its_own_gap() {
        stage.running(1, 2);
        stage.pass(500);
        stage.running(Lane.REPLY, 1, 1);
        assertEquals(1_000, stage.nextSendAt());
        assertEquals(1_000, stage.until(BlockReason.INTERVAL));
    }

    @Test
    void a_blocked_session_that_also_has_an_interval_names_both_and_the_later_counts() {
        stage.gateway.blocks(BlockReason.UNAVAILABLE);
        stage.running(1, 2);
        stage.pass(1_000);
        assertEquals(List.of(BlockReason.UNAVAILABLE, BlockReason.INTERVAL), stage.blockedBy());
        assertEquals(1_100, stage.until(BlockReason.UNAVAILABLE));
        assertEquals(INTERVAL, stage.nextSendAt());
    }

    @Test
    void a_block_that_a_later_answer_disproved_is_not_named_any_more() {
        stage.gateway.next(
                new SendOutcome.SessionBlocked(BlockReason.UNAVAILABLE, "503"), new SendOutcome.Unclear("time-out"));
        stage.gateway.lookupResult = new LookupResult.Found("X");
        stage.running(1, 3);
        stage.until(INTERVAL + 1_000);
        assertEquals(List.of(BlockReason.INTERVAL), stage.blockedBy());
    }

    @Test
    void settling_it_says_what_was_seen_and_when_it_asks_again() {
        stage.gateway.next(new SendOutcome.Unclear("time-out"));
        stage.running(1, 2);
        stage.pass(200);
        assertEquals(List.of(BlockReason.SETTLING, BlockReason.INTERVAL), stage.blockedBy());
        assertEquals(101 + Stage.SETTLE_AFTER / 8, stage.until(BlockReason.SETTLING));
        assertEquals(
                "time-out; WAHA may still be working on it, until 2026-11-21T10:00:45Z at the latest",
                stage.blocker(BlockReason.SETTLING).detail());
        assertEquals("turbozap", stage.blocker(BlockReason.SETTLING).setBy());
        assertNull(stage.nextSendAt());
    }

    @Test
    void settling_without_an_answer_it_names_the_obstacle() {
        stage.gateway.next(new SendOutcome.Unclear("time-out"));
        stage.gateway.lookupResult = new LookupResult.NoAnswer(BlockReason.SESSION_NOT_WORKING, "STARTING");
        stage.running(1, 2);
        stage.pass(200);
        assertEquals(
                List.of(BlockReason.SETTLING, BlockReason.SESSION_NOT_WORKING, BlockReason.INTERVAL),
                stage.blockedBy());
        assertEquals(101 + Stage.RECHECK, stage.until(BlockReason.SESSION_NOT_WORKING));
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
