package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.INTERVAL;
import static io.turbozap.session.core.Stage.SETTLE_AFTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.session.BlockReason;
import io.turbozap.session.SendDetail;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionView;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session that was killed goes on from what was recorded: nothing lost, nothing sent twice, nothing early. */
final class RestartTest {

    private final Stage stage = new Stage();

    @Test
    void a_running_campaign_goes_on_by_itself() {
        Campaign campaign = stage.running(2, 3);
        stage.pass(INTERVAL + 1_000);
        Stage next = stage.restarted(HOUR);
        assertEquals(List.of(2), next.gateway.indexes());
        assertEquals(new SendCounts(3, 1, 2, 0, 0, 0), next.view(campaign).sendCounts());
        next.pass(HOUR);
        assertEquals(List.of(2, 3, 4, 5), next.gateway.indexes());
        assertEquals(CampaignStatus.COMPLETED, next.status(campaign));
    }

    @Test
    void the_interval_holds_across_a_restart() {
        stage.running(1, 3);
        stage.pass(10_000);
        Stage next = stage.restarted(20_000);
        assertEquals(30_100, next.nextSendAt(), "from when the call is known to have been written");
        next.pass(HOUR);
        assertEquals(List.of(30_100L, 90_100L), next.gateway.times());
    }

    @Test
    void the_interval_holds_across_a_restart_though_the_calendar_was_set_back() {
        stage.running(1, 3);
        stage.pass(10_000);
        Stage next = stage.restarted(-HOUR);
        next.pass(2 * INTERVAL);
        assertEquals(List.of(INTERVAL, 2 * INTERVAL), next.gateway.times());
    }

    @Test
    void the_interval_counts_from_when_the_request_was_written_however_late_that_was() {
        stage.gateway.startDelay = 7_000;
        stage.running(1, 3);
        stage.pass(7_100);
        Stage next = stage.restarted(0);
        next.pass(INTERVAL - 101);
        assertEquals(List.of(), next.gateway.calls);
        next.pass(200);
        assertEquals(1, next.gateway.calls.size());
    }

    @Test
    void what_was_with_waha_may_have_been_written_until_the_end() {
        stage.gateway.startDelay = 7_000;
        stage.running(1, 3);
        stage.pass(7_050);
        Stage next = stage.restarted(0);
        next.gateway.lookupResult = new LookupResult.Found("X");
        next.pass(INTERVAL - 1);
        assertEquals(List.of(), next.gateway.calls);
        next.pass(1);
        assertEquals(List.of(1), next.gateway.indexes());
    }

    @Test
    void what_was_with_waha_is_settled_and_not_blindly_sent_again() {
        stage.gateway.hangs = true;
        Campaign campaign = stage.running(1, 2);
        stage.pass(1_000);
        Stage next = stage.restarted(HOUR);
        assertEquals(SendState.UNCERTAIN, next.state(campaign, 0));
        assertEquals(BlockReason.SETTLING, next.blockedBy().get(0));
        assertEquals(
                "the server ended while it was being sent; WAHA may still be working on it, until 2026-11-21T11:00:46Z"
                        + " at the latest",
                next.blocker(BlockReason.SETTLING).detail());
        assertEquals(1, next.gateway.traced.size());
        next.gateway.lookupResult = new LookupResult.Found("X");
        next.pass(HOUR);
        assertEquals(List.of(1), next.gateway.indexes());
        assertEquals(new SendCounts(0, 0, 2, 0, 0, 0), next.view(campaign).sendCounts());
    }

    @Test
    void that_it_is_uncertain_is_recorded_too() {
        stage.gateway.hangs = true;
        Campaign campaign = stage.running(1, 1);
        Stage next = stage.restarted(HOUR);
        SessionEvent.SendUncertain event =
                next.journal.of(SessionEvent.SendUncertain.class).get(0);
        assertEquals(campaign.id(), event.campaign());
        assertTrue(event.settling());
        Stage third = next.restarted(HOUR);
        third.pass(SETTLE_AFTER - 1);
        assertEquals(SendState.UNCERTAIN, third.state(campaign, 0));
        assertEquals(List.of(), third.journal.of(SessionEvent.SendUncertain.class));
        third.pass(10);
        assertEquals(1, third.gateway.calls.size());
    }

    @Test
    void what_is_absent_after_a_restart_is_sent_again_only_when_it_can_no_longer_turn_up() {
        stage.gateway.hangs = true;
        stage.running(1, 1);
        Stage next = stage.restarted(HOUR);
        next.pass(SETTLE_AFTER - 1);
        assertEquals(List.of(), next.gateway.calls);
        next.pass(INTERVAL);
        assertEquals(1, next.gateway.calls.size());
    }

    @Test
    void an_attempt_names_the_time_of_its_intent() {
        stage.gateway.hangs = true;
        stage.running(1, 1);
        long startedAt = stage.time.now().wall();
        stage.pass(5_000);
        Stage next = stage.restarted(HOUR);
        assertEquals(startedAt, next.gateway.attempts.get(0).startedAt());
    }

    @Test
    void what_was_being_settled_goes_on_being_settled() {
        stage.gateway.next(new SendOutcome.Unclear("time-out"));
        Campaign campaign = stage.running(1, 2);
        stage.pass(10_000);
        Stage next = stage.restarted(0);
        assertTrue(next.blocker(BlockReason.SETTLING)
                .detail()
                .startsWith("time-out; WAHA may still be working on it, until "));
        next.gateway.lookupResult = new LookupResult.Unanswerable("no history");
        next.pass(HOUR);
        assertEquals(new SendCounts(0, 0, 1, 0, 1, 0), next.view(campaign).sendCounts());
    }

    @Test
    void a_send_that_carried_an_id_is_sent_again_with_it() {
        stage.gateway.form = Stage.IDS;
        stage.running(1, 2);
        stage.pass(1_000);
        stage.gateway.hangs = true;
        stage.pass(INTERVAL);
        Stage next = stage.restarted(HOUR);
        next.gateway.form = Stage.IDS;
        next.pass(HOUR);
        assertNotNull(stage.gateway.calls.get(1).messageId());
        assertEquals(
                stage.gateway.calls.get(1).messageId(),
                next.gateway.calls.get(0).messageId());
    }

    @Test
    void attempts_are_counted_across_restarts() {
        stage.gateway.hangs = true;
        Campaign campaign = stage.running(1, 1);
        Stage last = stage;
        for (int i = 0; i < 3; i++) {
            last = last.restarted(HOUR);
            last.gateway.hangs = true;
            last.pass(2 * INTERVAL);
            assertEquals(1, last.gateway.calls.size());
        }
        last = last.restarted(HOUR);
        last.pass(HOUR);
        assertEquals(SendState.FAILED, last.state(campaign, 0));
        SendDetail detail = last.request(campaign, 0).detail();
        assertNotNull(detail);
        assertEquals(4, detail.attempts());
    }

    @Test
    void commands_that_come_before_the_doubt_is_recorded_lose_nothing() {
        stage.gateway.hangs = true;
        Campaign campaign = stage.running(1, 2);
        Stage next = stage.killed();
        next.journal.refuse(SessionEvent.SendUncertain.class);
        next.recover();
        next.pause(campaign);
        next.resume(campaign);
        next.pass(10_000);
        assertEquals(List.of(), next.gateway.calls);
        assertEquals(List.of(), next.gateway.traced);
        next.journal.refuseNothing();
        next.gateway.lookupResult = new LookupResult.Found("X");
        next.pass(HOUR);
        assertEquals(List.of(1), next.gateway.indexes());
        assertEquals(CampaignStatus.COMPLETED, next.status(campaign));
    }

    @Test
    void paused_stopped_pending_and_completed_campaigns_are_what_they_were() {
        Campaign pending = stage.created(1, 1);
        Campaign completed = stage.running(1, 1);
        Campaign paused = stage.running(1, 2);
        Campaign stopped = stage.running(1, 2);
        stage.pass(1_000);
        stage.pause(paused);
        stage.stop(stopped);
        Stage next = stage.restarted(HOUR);
        for (Campaign campaign : List.of(pending, completed, paused, stopped)) {
            assertEquals(stage.view(campaign), next.view(campaign));
        }
        next.pass(HOUR);
        assertEquals(List.of(), next.gateway.calls);
        assertEquals(List.of(BlockReason.PAUSED), next.blockedBy());
        next.resume(paused);
        next.execute(stopped);
        next.pass(HOUR);
        assertEquals(4, next.gateway.calls.size());
    }

    @Test
    void what_had_nothing_left_to_do_completes() {
        stage.journal.refuse(SessionEvent.CampaignCompleted.class);
        Campaign campaign = stage.running(1, 1);
        stage.pass(1_000);
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
        Stage next = stage.restarted(HOUR);
        assertEquals(CampaignStatus.COMPLETED, next.status(campaign));
    }

    @Test
    void the_queue_keeps_its_order_and_its_lanes() {
        Campaign first = stage.running(1, 2);
        Campaign second = stage.running(1, 2);
        Campaign message = stage.running(Lane.SCHEDULED, 1, 2);
        stage.stop(first);
        stage.execute(first);
        Stage next = stage.restarted(HOUR);
        next.gateway.lookupResult = new LookupResult.Found("X");
        next.pass(HOUR);
        assertEquals(
                List.of(message.id(), message.id(), second.id(), second.id(), first.id()),
                next.gateway.calls.stream().map(ScriptedGateway.Call::campaign).toList());
    }

    @Test
    void a_hold_and_who_is_exempt_from_it_survive() {
        Campaign held = stage.running(1, 2);
        Campaign released = stage.running(1, 2);
        stage.pass(1_000);
        stage.done(SessionCommand.Hold.INSTANCE);
        stage.execute(released);
        Stage next = stage.restarted(HOUR);
        next.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, next.status(released));
        assertEquals("stop_all", next.view(held).pausedBy());
        next.done(SessionCommand.Release.INSTANCE);
        next.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, next.status(held));
    }

    @Test
    void a_campaign_that_is_known_is_not_taken_twice() {
        Campaign campaign = stage.running(1, 2);
        stage.pass(1_000);
        stage.done(new SessionCommand.Adopt(Samples.stored(campaign)));
        stage.pass(HOUR);
        assertEquals(List.of(0, 1), stage.gateway.indexes());
    }

    @Test
    void an_adopted_campaign_can_be_commanded_and_seen() {
        Campaign campaign = Samples.campaign(1, 2);
        stage.journal.record(Samples.SESSION, List.of(new SessionEvent.CampaignCreated(campaign, null)));
        stage.done(new SessionCommand.Adopt(Samples.stored(campaign)));
        assertEquals(CampaignStatus.PENDING, stage.status(campaign));
        stage.execute(campaign);
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void a_worker_is_one_after_a_restart_too() {
        stage.running(1, 1);
        stage.pass(1_000);
        assertEquals(1, stage.restarted(HOUR).sessionRegistry.sessions().size());
        assertInstanceOf(SessionView.class, stage.restarted(HOUR).worker());
    }
}
