package io.turbozap.session.core;

import static io.turbozap.fixture.Refusal.assertRefused;
import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.command.CommandResult;
import io.turbozap.session.command.SessionCommand;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules A10, B12, B13 and D28: campaigns that start by themselves. */
final class ScheduleTest {

    private static final long DAY = 24 * HOUR;

    private final Stage stage = new Stage();

    @Test
    void a_scheduled_campaign_starts_at_its_time() {
        Campaign campaign = stage.scheduled(1, 1, HOUR);
        assertEquals(CampaignStatus.SCHEDULED, stage.status(campaign));
        assertEquals(stage.time.now().wall() + HOUR, stage.view(campaign).scheduledAt());
        stage.until(HOUR - 1);
        assertEquals(List.of(), stage.gateway.calls);
        stage.pass(1);
        assertEquals(List.of(HOUR), stage.gateway.times());
        assertEquals(stage.time.now().wall(), stage.view(campaign).startedAt());
    }

    @Test
    void what_is_scheduled_in_the_past_starts_at_once() {
        Campaign campaign = Samples.campaign(1, 1);
        long lastYear = stage.time.now().wall() - 365 * DAY;
        CommandResult done = stage.done(new SessionCommand.Create(campaign, lastYear));
        assertNotNull(done.campaign());
        assertEquals(CampaignStatus.RUNNING, done.campaign().status());
        assertEquals(List.of(0L), stage.gateway.times());
    }

    @Test
    void before_its_time_it_counts_for_nothing() {
        stage.running(1, 1);
        stage.scheduled(1, 5, HOUR);
        stage.pass(1_000);
        assertEquals(0, stage.worker().totalRequests());
        assertEquals(0, stage.worker().pendingRequests());
        assertEquals(List.of(), stage.blockedBy());
    }

    @Test
    void a_session_that_only_waits_for_the_calendar_says_until_when() {
        stage.running(1, 1);
        stage.scheduled(1, 5, HOUR);
        stage.pass(1_000);
        assertEquals(HOUR, stage.nextSendAt());
    }

    @Test
    void a_scheduled_message_that_comes_before_the_next_request_is_what_is_next() {
        stage.running(1, 2);
        stage.scheduled(Samples.campaign(Lane.REPLY, 1, 1), 30_000);
        stage.pass(1_000);
        assertEquals(30_000, stage.nextSendAt());
        stage.until(30_000);
        assertEquals(List.of(0L, 30_000L), stage.gateway.times());
    }

    @Test
    void several_start_in_the_order_of_their_times() {
        Campaign late = stage.scheduled(1, 1, 2 * HOUR);
        Campaign early = stage.scheduled(1, 1, HOUR);
        Campaign last = stage.scheduled(1, 1, 3 * HOUR);
        stage.pass(DAY);
        assertEquals(
                List.of(early.id(), late.id(), last.id()),
                stage.gateway.calls.stream().map(ScriptedGateway.Call::campaign).toList());
        assertEquals(List.of(HOUR, 2 * HOUR, 3 * HOUR), stage.gateway.times());
    }

    @Test
    void a_scheduled_start_keeps_the_interval() {
        stage.running(1, 1);
        stage.scheduled(1, 1, 10_000);
        stage.pass(HOUR);
        assertEquals(List.of(0L, INTERVAL), stage.gateway.times());
    }

    @Test
    void stop_unschedules() {
        Campaign campaign = stage.scheduled(1, 1, HOUR);
        stage.stop(campaign);
        assertEquals(CampaignStatus.PENDING, stage.status(campaign));
        assertNull(stage.view(campaign).scheduledAt());
        stage.stop(campaign);
        stage.pass(DAY);
        assertEquals(List.of(), stage.gateway.calls);
        stage.execute(campaign);
        assertEquals(1, stage.gateway.calls.size());
    }

    @Test
    void execute_starts_early_and_only_once() {
        Campaign campaign = stage.scheduled(1, 1, HOUR);
        stage.execute(campaign);
        assertEquals(List.of(0L), stage.gateway.times());
        stage.pass(DAY);
        assertEquals(1, stage.gateway.calls.size());
        assertEquals(1, stage.journal.of(SessionEvent.CampaignStarted.class).size());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void only_what_is_queued_can_be_paused_or_resumed() {
        Campaign campaign = stage.scheduled(1, 1, HOUR);
        assertEquals(
                new Refusal(Code.CONFLICT, "Campaign is scheduled and cannot be paused"),
                stage.ask(new SessionCommand.Pause(campaign.id())));
        assertRefused(Code.CONFLICT, stage.ask(new SessionCommand.Resume(campaign.id())));
    }

    @Test
    void creating_it_again_changes_neither_time_nor_course() {
        Campaign campaign = stage.scheduled(1, 1, HOUR);
        stage.scheduled(campaign, 2 * HOUR);
        stage.pass(DAY);
        assertEquals(List.of(HOUR), stage.gateway.times());
    }

    @Test
    void what_becomes_due_in_a_hold_starts_and_waits_for_the_release() {
        Campaign campaign = stage.scheduled(1, 1, HOUR);
        stage.done(SessionCommand.Hold.INSTANCE);
        stage.pass(2 * HOUR);
        assertEquals(CampaignStatus.PAUSED, stage.status(campaign));
        assertEquals("stop_all", stage.view(campaign).pausedBy());
        stage.done(SessionCommand.Release.INSTANCE);
        assertEquals(List.of(2 * HOUR), stage.gateway.times());
    }

    @Test
    void what_became_due_while_the_server_was_down_starts_late() {
        stage.scheduled(1, 1, HOUR);
        Stage next = stage.restarted(HOUR + DAY);
        assertEquals(List.of(0L), next.gateway.times());
    }

    @Test
    void beyond_the_lateness_it_is_missed_visible_and_not_sent() {
        Campaign campaign = stage.scheduled(1, 1, HOUR);
        Stage next = stage.restarted(HOUR + DAY + 1);
        next.pass(DAY);
        assertEquals(List.of(), next.gateway.calls);
        assertEquals(CampaignStatus.MISSED, next.status(campaign));
        assertNotNull(next.view(campaign).scheduledAt());
    }

    @Test
    void the_lateness_counts_from_the_creation_where_that_is_later() {
        Campaign campaign = Samples.campaign(1, 1);
        stage.journal.refuse(SessionEvent.CampaignStarted.class);
        stage.asked(new SessionCommand.Create(campaign, stage.time.now().wall() - 10 * DAY));
        Stage next = stage.restarted(DAY);
        assertEquals(1, next.gateway.calls.size());
    }

    @Test
    void a_changed_time_in_the_past_is_not_late_even_after_a_restart() {
        Campaign campaign = stage.scheduled(1, 1, 10 * DAY);
        stage.pass(3 * DAY);
        stage.journal.refuse(SessionEvent.CampaignStarted.class);
        stage.asked(new SessionCommand.Update(campaign, stage.time.now().wall() - HOUR));
        Stage next = stage.restarted(HOUR);
        assertEquals(1, next.gateway.calls.size());
        assertEquals(CampaignStatus.RUNNING, next.status(campaign));
    }

    @Test
    void a_missed_campaign_can_still_be_executed_or_given_another_time() {
        Campaign executed = stage.scheduled(1, 1, HOUR);
        Campaign changed = stage.scheduled(1, 1, HOUR);
        Stage next = stage.restarted(3 * DAY);
        next.done(new SessionCommand.Update(changed, next.time.now().wall() + HOUR));
        assertEquals(CampaignStatus.SCHEDULED, next.status(changed));
        next.execute(executed);
        next.pass(DAY);
        assertEquals(CampaignStatus.COMPLETED, next.status(executed));
        assertEquals(CampaignStatus.COMPLETED, next.status(changed));
    }

    @Test
    void many_that_are_due_at_once_all_start() {
        List<Campaign> campaigns = new ArrayList<>();
        Stage fast = Stage.withInterval(0);
        for (int i = 0; i < 1_200; i++) {
            campaigns.add(fast.scheduled(Samples.campaign(Lane.SCHEDULED, 1, 1), HOUR));
        }
        fast.pass(2 * HOUR);
        assertTrue(campaigns.stream().allMatch(campaign -> fast.status(campaign) == CampaignStatus.COMPLETED));
    }

    @Test
    void schedules_follow_the_calendar_when_it_is_set() {
        Campaign campaign = stage.scheduled(1, 1, 2 * HOUR);
        stage.pass(HOUR / 2);
        stage.time.jump(HOUR);
        stage.until(HOUR + 1_000);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        Campaign other = stage.scheduled(1, 1, HOUR);
        stage.time.jump(-HOUR);
        stage.pass(HOUR + HOUR / 2);
        assertEquals(CampaignStatus.SCHEDULED, stage.status(other));
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(other));
    }

    @Test
    void the_interval_holds_when_the_calendar_is_set() {
        stage.running(1, 4);
        stage.pass(1_000);
        stage.time.jump(HOUR);
        stage.until(INTERVAL + 1_000);
        stage.time.jump(-HOUR);
        stage.pass(HOUR);
        assertEquals(List.of(0L, INTERVAL, 2 * INTERVAL, 3 * INTERVAL), stage.gateway.times());
    }
}
