package io.turbozap.session.core;

import static io.turbozap.fixture.Refusal.assertRefused;
import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Org;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.fixture.Refusal;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.session.AccountLimits;
import io.turbozap.session.CampaignView;
import io.turbozap.session.PacingRules;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RetryScope;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.UncertainAction;
import io.turbozap.session.command.CommandResult;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.Consent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules B11 to B14: the life of a campaign. */
final class LifecycleTest {

    @Test
    void a_campaign_goes_from_pending_over_running_to_completed() {
        Stage stage = new Stage();
        Campaign campaign = stage.created(1, 2);
        assertEquals(CampaignStatus.PENDING, stage.status(campaign));
        assertNull(stage.view(campaign).startedAt());
        stage.pass(1_000);
        long executedAt = stage.time.now().wall();
        stage.execute(campaign);
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
        assertEquals(executedAt, stage.view(campaign).startedAt());
        assertEquals(new SendCounts(1, 1, 0, 0, 0, 0), stage.view(campaign).sendCounts());
        assertNull(stage.view(campaign).completedAt());
        stage.pass(INTERVAL + ScriptedGateway.LATENCY);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(new SendCounts(0, 0, 2, 0, 0, 0), stage.view(campaign).sendCounts());
        assertEquals(stage.time.now().wall(), stage.view(campaign).completedAt());
    }

    @Test
    void nothing_is_sent_before_execute() {
        Stage stage = new Stage();
        stage.created(1, 2);
        stage.pass(Stage.HOUR);
        assertEquals(List.of(), stage.gateway.calls);
        assertEquals(
                List.of(), stage.sessionRegistry.sessions(), "a session without an executed campaign is no worker yet");
    }

    @Test
    void a_campaign_without_requests_completes_when_it_is_executed() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 0);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void executing_a_completed_campaign_is_a_conflict() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 1);
        stage.pass(1_000);
        Object reply = stage.ask(new SessionCommand.Execute(campaign.id()));
        assertEquals(new Refusal(Code.CONFLICT, "Campaign already completed"), reply);
        stage.pass(Stage.HOUR);
        assertEquals(1, stage.gateway.calls.size());
    }

    @Test
    void stopping_what_is_not_queued_is_done_and_changes_nothing() {
        Stage stage = new Stage();
        Campaign pending = stage.created(1, 1);
        Campaign completed = stage.running(1, 1);
        Campaign stopped = stage.running(1, 1);
        stage.pass(1_000);
        stage.stop(stopped);
        int recorded = stage.journal.events.size();
        for (Campaign campaign : List.of(pending, completed, stopped)) {
            CampaignView before = stage.view(campaign);
            CommandResult done = stage.done(new SessionCommand.Stop(campaign.id()));
            assertEquals(before, done.campaign());
            assertEquals(before, stage.view(campaign));
        }
        assertEquals(CampaignStatus.PENDING, stage.status(pending));
        assertEquals(CampaignStatus.COMPLETED, stage.status(completed));
        assertEquals(CampaignStatus.STOPPED, stage.status(stopped));
        assertEquals(recorded, stage.journal.events.size(), "nothing to record");
    }

    @Test
    void only_what_is_queued_can_be_paused_or_resumed() {
        Stage stage = new Stage();
        Campaign pending = stage.created(1, 1);
        Campaign completed = stage.running(1, 1);
        Campaign stopped = stage.running(1, 1);
        stage.pass(1_000);
        stage.stop(stopped);
        for (Campaign campaign : List.of(pending, completed, stopped)) {
            CampaignView before = stage.view(campaign);
            assertRefused(Code.CONFLICT, stage.ask(new SessionCommand.Pause(campaign.id())));
            assertRefused(Code.CONFLICT, stage.ask(new SessionCommand.Resume(campaign.id())));
            assertEquals(before, stage.view(campaign));
        }
    }

    @Test
    void pausing_and_resuming_twice_is_as_good_as_once() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 2);
        stage.resume(campaign);
        stage.pause(campaign);
        stage.pause(campaign);
        assertEquals(CampaignStatus.PAUSED, stage.status(campaign));
        assertEquals("operator", stage.view(campaign).pausedBy());
        stage.resume(campaign);
        stage.resume(campaign);
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
        assertNull(stage.view(campaign).pausedBy());
    }

    @Test
    void unknown_campaigns_are_not_found_by_any_command() {
        Stage stage = new Stage();
        Campaign unknown = Samples.campaign(1, 1);
        for (SessionCommand<?> command : List.<SessionCommand<?>>of(
                new SessionCommand.Execute(unknown.id()),
                new SessionCommand.Pause(unknown.id()),
                new SessionCommand.Resume(unknown.id()),
                new SessionCommand.Stop(unknown.id()),
                new SessionCommand.Retire(unknown.id()),
                new SessionCommand.Read(unknown.id(), RequestFilter.ALL, 0, 10))) {
            assertEquals(Refusal.NO_CAMPAIGN, stage.ask(command));
        }
    }

    @Test
    void every_kind_of_command_is_answered() {
        Set<Class<?>> kinds = new HashSet<>(Set.of(SessionCommand.class.getPermittedSubclasses()));
        for (Class<?> group : List.of(SessionCommand.OfCampaign.class, SessionCommand.Question.class)) {
            kinds.remove(group);
            kinds.addAll(Set.of(group.getPermittedSubclasses()));
        }
        Stage stage = new Stage();
        Campaign campaign = Samples.campaign(1, 2);
        List<SessionCommand<?>> commands = List.of(
                new SessionCommand.Create(campaign, null),
                new SessionCommand.Start(Samples.campaign(1, 2)),
                new SessionCommand.Keyed<>(
                        new SessionCommand.Execute(campaign.id()),
                        new KeyedRequest(Org.FIRST, "operator", "key", "POST /", 0)),
                new SessionCommand.Execute(campaign.id()),
                new SessionCommand.Pause(campaign.id()),
                new SessionCommand.Resume(campaign.id()),
                new SessionCommand.Stop(campaign.id()),
                SessionCommand.Hold.INSTANCE,
                SessionCommand.Release.INSTANCE,
                SessionCommand.Rest.INSTANCE,
                new SessionCommand.Retire(campaign.id()),
                new SessionCommand.Update(campaign, null),
                new SessionCommand.Retry(campaign.id(), RetryScope.ALL),
                new SessionCommand.RetrySome(campaign.id(), List.of(0)),
                new SessionCommand.Settle(campaign.id(), UncertainAction.ACCEPT, null),
                new SessionCommand.Fetch(campaign.id()),
                new SessionCommand.Foresee(campaign.id()),
                new SessionCommand.Delete(campaign.id()),
                new SessionCommand.Adopt(Samples.stored(Samples.campaign(1, 2))),
                new SessionCommand.Pace(PacingRules.every(1)),
                new SessionCommand.Read(campaign.id(), RequestFilter.ALL, 0, 10));
        assertEquals(kinds, commands.stream().map(Object::getClass).collect(Collectors.toSet()));
        commands.forEach(stage::ask);
    }

    @Test
    void every_kind_of_signal_is_handled() {
        List<SessionSignal> signals = List.of(
                new SessionSignal.Limited(AccountLimits.UNKNOWN),
                new SessionSignal.RefusedStranger(null),
                new SessionSignal.Wrote("5511900000001@c.us"),
                new SessionSignal.Sighted("3EB0", "5511900000001@c.us"),
                SessionSignal.Acked.INSTANCE,
                SessionSignal.WebhookRefused.INSTANCE,
                new SessionSignal.Changed(true));
        assertEquals(
                Set.of(SessionSignal.class.getPermittedSubclasses()),
                signals.stream().map(SessionSignal::getClass).collect(Collectors.toSet()));
        SessionCore core =
                new SessionCore(new SessionPolicy(0, 1, 1, 20, 20, 0), Consent.ofAll(), new SplittableRandom(1));
        ClockReading now = new ClockReading(0, 0);
        signals.forEach(signal -> {
            core.apply(core.events(signal), now);
            core.signalled(signal, now);
        });
        assertTrue(core.hasNothing());
    }

    @Test
    void a_stopped_campaign_leaves_the_queue_at_once() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 3);
        stage.running(1, 2);
        stage.pass(1_000);
        assertEquals(5, stage.worker().totalRequests());
        assertEquals(4, stage.worker().pendingRequests());
        stage.stop(campaign);
        assertEquals(2, stage.worker().totalRequests());
        assertEquals(2, stage.worker().pendingRequests());
        assertTrue(stage.worker().active());
    }

    @Test
    void worker_counts_hold_done_requests_until_their_campaign_leaves() {
        Stage stage = new Stage();
        stage.running(1, 2);
        stage.pass(1_000);
        assertEquals(2, stage.worker().totalRequests());
        assertEquals(1, stage.worker().pendingRequests());
        stage.pass(INTERVAL);
        assertEquals(0, stage.worker().totalRequests());
        assertEquals(0, stage.worker().pendingRequests());
        assertFalse(stage.worker().active());
    }

    @Test
    void a_session_paused_by_hand_is_not_active() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 2);
        assertTrue(stage.worker().active());
        stage.pause(campaign);
        assertFalse(stage.worker().active());
    }

    @Test
    void stopped_in_flight_a_request_still_gets_its_outcome() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 3);
        stage.stop(campaign);
        assertEquals(SendState.EXECUTING, stage.state(campaign, 0));
        stage.pass(ScriptedGateway.LATENCY);
        assertEquals(SendState.COMPLETED, stage.state(campaign, 0));
        assertEquals(CampaignStatus.STOPPED, stage.status(campaign));
        assertEquals(new SendCounts(2, 0, 1, 0, 0, 0), stage.view(campaign).sendCounts());
        stage.execute(campaign);
        stage.pass(Stage.HOUR);
        assertEquals(List.of(0, 1, 2), stage.gateway.indexes());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void stopped_and_executed_in_flight_nothing_is_sent_twice() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 2);
        stage.stop(campaign);
        stage.execute(campaign);
        assertEquals(2, stage.worker().totalRequests());
        assertEquals(1, stage.worker().pendingRequests());
        stage.pass(Stage.HOUR);
        assertEquals(List.of(0, 1), stage.gateway.indexes());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void paused_in_flight_a_campaign_can_still_complete() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 1);
        stage.pause(campaign);
        stage.pass(ScriptedGateway.LATENCY);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertNull(stage.view(campaign).pausedBy());
    }

    @Test
    void the_first_start_is_remembered() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 2);
        Long startedAt = stage.view(campaign).startedAt();
        stage.pass(1_000);
        stage.stop(campaign);
        stage.execute(campaign);
        assertEquals(startedAt, stage.view(campaign).startedAt());
    }

    @Test
    void the_course_of_a_campaign_is_announced_and_its_single_sends_are_not() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 2);
        stage.pause(campaign);
        stage.resume(campaign);
        stage.pass(Stage.HOUR);
        assertEquals(
                List.of("CampaignCreated", "CampaignStarted", "CampaignPaused", "CampaignResumed", "CampaignCompleted"),
                stage.announced.stream()
                        .map(news -> news.event().getClass().getSimpleName())
                        .toList());
    }

    @Test
    void what_ends_behind_a_campaign_that_goes_on_completes_at_once() {
        Stage stage = new Stage();
        Campaign first = stage.created(1, 5);
        Campaign second = stage.created(1, 1);
        stage.execute(first);
        stage.pass(1_000);
        stage.pause(first);
        stage.execute(second);
        stage.until(INTERVAL);
        stage.resume(first);
        stage.pass(1_000);
        assertEquals(CampaignStatus.COMPLETED, stage.status(second));
        assertEquals(1, stage.view(first).sendCounts().completed());
    }

    @Test
    void what_ends_behind_an_earlier_lane_completes_at_once() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 1);
        stage.running(Lane.SCHEDULED, 1, 5);
        stage.pass(1_000);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }
}
