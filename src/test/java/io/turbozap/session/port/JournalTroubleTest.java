package io.turbozap.session.port;

import static io.turbozap.fixture.Refusal.assertRefused;
import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendState;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.BlockReason;
import io.turbozap.session.CampaignView;
import io.turbozap.session.PacingRules;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RequestPage;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionView;
import io.turbozap.session.command.CommandResult;
import io.turbozap.session.command.FetchedCampaign;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.command.SessionSnapshot;
import io.turbozap.session.core.Samples;
import io.turbozap.session.core.ScriptedJournal;
import io.turbozap.session.core.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law "record, then act": what cannot be recorded does not happen, and what happened is recorded. */
final class JournalTroubleTest {

    private final Stage stage = new Stage();
    private final ScriptedJournal journal = stage.journal;

    @ParameterizedTest
    @ValueSource(longs = {0, 30})
    void a_command_that_cannot_be_recorded_changes_nothing(long latency) {
        Campaign running = stage.running(1, 3);
        Campaign paused = stage.running(1, 3);
        stage.pause(paused);
        stage.pass(1_000);
        journal.latency = latency;
        journal.refuses = event -> true;
        SessionView workerBefore = stage.worker();
        CampaignView runningBefore = stage.view(running);
        CampaignView pausedBefore = stage.view(paused);
        Campaign unknown = Samples.campaign(1, 1);
        for (SessionCommand<?> command : List.<SessionCommand<?>>of(
                new SessionCommand.Create(unknown, null),
                new SessionCommand.Pause(running.id()),
                new SessionCommand.Stop(running.id()),
                new SessionCommand.Resume(paused.id()),
                new SessionCommand.Execute(paused.id()),
                SessionCommand.Hold.INSTANCE)) {
            Stage.Answer answer = stage.asked(command);
            stage.pass(latency);
            assertEquals(new Refusal(Code.NOT_RECORDED, "disk full"), answer.reply);
        }
        assertEquals(runningBefore, stage.view(running));
        assertEquals(pausedBefore, stage.view(paused));
        assertNull(stage.sessionRegistry.campaign(unknown.id()));
        assertEquals(workerBefore.pendingRequests(), stage.worker().pendingRequests());
        assertEquals(workerBefore.nextSendAt(), stage.worker().nextSendAt());
        journal.refuseNothing();
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(running));
        assertEquals(CampaignStatus.PAUSED, stage.status(paused));
    }

    @Test
    void a_command_that_changes_nothing_needs_no_journal() {
        Campaign campaign = stage.running(1, 2);
        stage.pass(1_000);
        journal.refuses = event -> true;
        stage.execute(campaign);
        stage.done(SessionCommand.Release.INSTANCE);
        assertEquals(2, stage.page(campaign, null, 0, 10).requests().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 30})
    void nothing_is_sent_whose_intent_cannot_be_recorded_and_it_goes_on_by_itself(long latency) {
        journal.latency = latency;
        journal.refuse(SessionEvent.SendIntended.class);
        Campaign campaign = Samples.campaign(1, 2);
        stage.asked(new SessionCommand.Create(campaign, null));
        Stage.Answer executed = stage.asked(new SessionCommand.Execute(campaign.id()));
        stage.pass(INTERVAL);
        assertInstanceOf(CommandResult.class, executed.reply);
        assertEquals(List.of(), stage.gateway.calls);
        assertEquals(SendState.PENDING, stage.state(campaign, 0));
        assertTrue(
                stage.blockedBy().contains(BlockReason.STORE), stage.blockedBy().toString());
        assertEquals("disk full", stage.blocker(BlockReason.STORE).detail());
        assertEquals("turbozap", stage.blocker(BlockReason.STORE).setBy());
        assertTrue(journal.asked < 2 * INTERVAL / 1_000, journal.asked + " tries");
        journal.refuseNothing();
        stage.pass(2_000);
        assertEquals(1, stage.gateway.calls.size());
        assertTrue(
                !stage.blockedBy().contains(BlockReason.STORE),
                stage.blockedBy().toString());
        stage.pass(HOUR);
        assertEquals(List.of(0, 1), stage.gateway.indexes());
    }

    @Test
    void what_was_recorded_again_lets_the_session_go_on_at_once() {
        journal.refuse(SessionEvent.SendIntended.class);
        stage.running(1, 2);
        journal.refuseNothing();
        stage.created(1, 1);
        assertEquals(1, stage.gateway.calls.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 30})
    void an_outcome_is_kept_until_it_is_recorded(long latency) {
        Campaign campaign = Samples.campaign(1, 3);
        stage.asked(new SessionCommand.Create(campaign, null));
        stage.asked(new SessionCommand.Execute(campaign.id()));
        journal.latency = latency;
        journal.refuse(SessionEvent.SendCompleted.class);
        stage.until(10_000);
        assertTrue(
                stage.blockedBy().contains(BlockReason.STORE), stage.blockedBy().toString());
        assertEquals(
                SendState.EXECUTING, stage.view(campaign).sendCounts().executing() == 1 ? SendState.EXECUTING : null);
        List<Stage.Answer> answers = new ArrayList<>();
        answers.add(stage.asked(new SessionCommand.Pause(campaign.id())));
        answers.add(stage.asked(new SessionCommand.Resume(campaign.id())));
        answers.add(stage.asked(new SessionCommand.Read(campaign.id(), RequestFilter.ALL, 0, 10)));
        stage.until(5 * INTERVAL);
        assertEquals(1, stage.gateway.calls.size(), "nothing goes on before it is recorded");
        journal.refuseNothing();
        stage.pass(HOUR);
        answers.forEach(answer -> assertEquals(1, answer.times));
        assertEquals(List.of(0, 1, 2), stage.gateway.indexes());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(3, journal.of(SessionEvent.SendCompleted.class).size());
        assertTrue(
                !stage.blockedBy().contains(BlockReason.STORE),
                stage.blockedBy().toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 30})
    void without_an_interval_an_outcome_shares_a_record_with_the_next_intent(long latency) {
        stage.done(new SessionCommand.Pace(PacingRules.every(0)));
        Campaign campaign = stage.running(1, 3);
        journal.latency = latency;
        int before = journal.asked;

        stage.pass(HOUR);

        assertEquals(List.of(0, 1, 2), stage.gateway.indexes());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(4, journal.asked - before, "two for three sends, the last outcome, and the completion");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 30})
    void an_outcome_is_recorded_although_the_intent_beside_it_cannot_be(long latency) {
        stage.done(new SessionCommand.Pace(PacingRules.every(0)));
        journal.latency = latency;
        Campaign campaign = Samples.campaign(1, 3);
        stage.asked(new SessionCommand.Create(campaign, null));
        journal.refuses = event -> event instanceof SessionEvent.SendIntended intended && intended.index() > 0;
        stage.asked(new SessionCommand.Execute(campaign.id()));
        stage.pass(10_000);

        assertEquals(List.of(0), stage.gateway.indexes());
        assertEquals(1, journal.of(SessionEvent.SendCompleted.class).size());
        assertEquals(SendState.PENDING, stage.state(campaign, 1));

        journal.refuseNothing();
        stage.pass(HOUR);
        assertEquals(List.of(0, 1, 2), stage.gateway.indexes());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void a_settled_send_is_kept_until_it_is_recorded() {
        stage.gateway.next(new SendOutcome.Unclear("time-out"));
        stage.gateway.lookupResult = new LookupResult.Found("X");
        Campaign campaign = stage.running(1, 2);
        journal.refuse(SessionEvent.SendCompleted.class);
        stage.pass(INTERVAL);
        assertEquals(1, stage.gateway.calls.size());
        assertEquals(1, stage.gateway.traced.size(), "asked once, recorded as often as it takes");
        journal.refuseNothing();
        stage.pass(HOUR);
        assertEquals(List.of(0, 1), stage.gateway.indexes());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 30})
    void a_consequence_that_cannot_be_recorded_is_tried_now_and_then(long latency) {
        Campaign campaign = stage.running(1, 1);
        journal.latency = latency;
        journal.refuse(SessionEvent.CampaignCompleted.class);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> stage.pass(INTERVAL));
        assertTrue(journal.asked < 10 + 2 * INTERVAL / 1_000, journal.asked + " tries");
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
        assertTrue(
                stage.blockedBy().contains(BlockReason.STORE), stage.blockedBy().toString());
        journal.refuseNothing();
        stage.pass(3_000);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(1, journal.of(SessionEvent.CampaignCompleted.class).size());
    }

    @Test
    void a_slow_journal_changes_no_order_and_doubles_nothing() {
        journal.latency = 300;
        Campaign campaign = Samples.campaign(2, 2);
        List<Stage.Answer> answers = new ArrayList<>();
        for (SessionCommand<?> command : List.<SessionCommand<?>>of(
                new SessionCommand.Create(campaign, null),
                new SessionCommand.Execute(campaign.id()),
                new SessionCommand.Pause(campaign.id()),
                new SessionCommand.Stop(campaign.id()),
                new SessionCommand.Execute(campaign.id()),
                new SessionCommand.Execute(campaign.id()))) {
            answers.add(stage.asked(command));
        }
        assertEquals(List.of(), stage.gateway.calls);
        stage.pass(HOUR);
        answers.forEach(answer -> assertInstanceOf(CommandResult.class, answer.reply));
        assertEquals(List.of(0, 1, 2, 3), stage.gateway.indexes());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(4, journal.of(SessionEvent.SendIntended.class).size());
    }

    @Test
    void every_intent_is_recorded_before_and_every_outcome_after_its_send() {
        stage.gateway.usually = request -> {
            assertEquals(
                    stage.gateway.calls.size(),
                    journal.of(SessionEvent.SendIntended.class).size());
            return new SendOutcome.Sent(null);
        };
        stage.running(1, 3);
        stage.pass(HOUR);
        assertEquals(3, journal.of(SessionEvent.SendCompleted.class).size());
    }

    @Test
    void a_worker_shows_no_time_that_was_not_yet_decided() {
        Campaign campaign = stage.created(1, 1);
        journal.latency = 300;
        stage.pass(10_000);
        stage.asked(new SessionCommand.Execute(campaign.id()));
        for (int i = 0; i < 70; i++) {
            stage.pass(10);
            for (SessionView worker : stage.sessionRegistry.sessions()) {
                Long next = worker.nextSendAt();
                assertTrue(next == null || next >= stage.time.now().wall() - 700, "nextSendAt is " + next);
            }
        }
        assertEquals(1, stage.gateway.calls.size());
    }

    @Test
    void no_answer_of_any_kind_is_newer_than_the_board() {
        journal.latency = 300;
        Campaign campaign = Samples.campaign(1, 1);
        stage.asked(new SessionCommand.Create(campaign, null));
        boolean[] read = {false};
        stage.actor
                .ask(new SessionCommand.Read(campaign.id(), RequestFilter.ALL, 0, 10))
                .onSuccess(reply -> {
                    assertInstanceOf(RequestPage.class, reply);
                    assertNotNull(stage.sessionRegistry.campaign(campaign.id()), "read, but not on the board");
                    read[0] = true;
                });
        boolean[] refused = {false};
        stage.actor.ask(new SessionCommand.Pause(campaign.id())).onFailure(failure -> {
            assertRefused(Code.CONFLICT, Refusal.of(failure));
            assertNotNull(stage.sessionRegistry.campaign(campaign.id()), "refused, but not on the board");
            refused[0] = true;
        });
        stage.pass(1_000);
        assertTrue(read[0] && refused[0]);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 30})
    void while_an_outcome_cannot_be_recorded_questions_are_answered_and_commands_refused(long latency) {
        Campaign campaign = Samples.campaign(1, 3);
        stage.asked(new SessionCommand.Create(campaign, null));
        stage.asked(new SessionCommand.Execute(campaign.id()));
        journal.latency = latency;
        journal.refuse(SessionEvent.SendCompleted.class);
        stage.until(10_010);
        assertEquals(new Refusal(Code.NOT_RECORDED, "disk full"), stage.ask(new SessionCommand.Pause(campaign.id())));
        assertEquals(
                new Refusal(Code.NOT_RECORDED, "disk full"),
                stage.ask(new SessionCommand.Create(Samples.campaign(1, 1), null)));
        assertEquals(
                new Refusal(Code.NOT_RECORDED, "disk full"),
                stage.ask(new SessionCommand.Adopt(Samples.stored(Samples.campaign(1, 1)))));
        assertEquals(new FetchedCampaign(campaign), stage.ask(new SessionCommand.Fetch(campaign.id())));
        assertInstanceOf(SessionSnapshot.class, stage.ask(new SessionCommand.Foresee(campaign.id())));
        assertEquals(3, stage.page(campaign, null, 0, 10).requests().size());
        assertNull(stage.nextSendAt(), "nobody knows");
        journal.refuseNothing();
        stage.pass(2_000);
        journal.latency = 0;
        stage.pause(campaign);
        assertEquals(CampaignStatus.PAUSED, stage.status(campaign));
    }

    @Test
    void shutting_down_waits_for_the_outcome_to_be_recorded() {
        stage.running(1, 3);
        journal.refuse(SessionEvent.SendCompleted.class);
        stage.pass(5_000);
        boolean[] quiet = {false};
        stage.actor.drain(() -> quiet[0] = true);
        stage.pass(5_000);
        assertTrue(!quiet[0]);
        journal.refuseNothing();
        stage.pass(2_000);
        assertTrue(quiet[0]);
        assertEquals(1, stage.gateway.calls.size());
    }

    @Test
    void a_schedule_that_cannot_be_recorded_is_tried_until_it_can() {
        Campaign campaign = stage.scheduled(1, 1, HOUR);
        journal.refuse(SessionEvent.CampaignStarted.class);
        stage.pass(2 * HOUR);
        assertEquals(CampaignStatus.SCHEDULED, stage.status(campaign));
        journal.refuseNothing();
        stage.pass(2_000);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }
}
