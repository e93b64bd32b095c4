package io.turbozap.session.core;

import static io.turbozap.fixture.Refusal.assertRefused;
import static io.turbozap.session.core.Stage.HOUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SessionName;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.BlockReason;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.actor.SessionRegistry;
import io.turbozap.session.command.CommandResult;
import io.turbozap.session.command.FetchedCampaign;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules E31 and E32: changing, moving, deleting and fetching campaigns. */
final class UpdateTest {

    private static final SessionName OTHER = new SessionName("other");

    private final Stage stage = new Stage();

    private Object update(Campaign replacement) {
        return stage.ask(new SessionCommand.Update(replacement, null));
    }

    @Test
    void before_its_start_a_campaign_gets_another_content_and_another_time() {
        Campaign campaign = stage.scheduled(1, 2, HOUR);
        Campaign replacement = Samples.replacing(campaign, Samples.SESSION, 3);
        CommandResult done = stage.done(
                new SessionCommand.Update(replacement, stage.time.now().wall() + 2 * HOUR));
        assertNotNull(done.campaign());
        assertEquals(6, done.campaign().sendCounts().pending());
        stage.pass(HOUR);
        assertEquals(List.of(), stage.gateway.calls);
        stage.pass(2 * HOUR);
        assertEquals(6, stage.gateway.calls.size());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void without_a_time_it_waits_for_execute_again() {
        Campaign campaign = stage.scheduled(1, 2, HOUR);
        update(campaign);
        assertEquals(CampaignStatus.PENDING, stage.status(campaign));
        assertNull(stage.view(campaign).scheduledAt());
        stage.pass(2 * HOUR);
        assertEquals(List.of(), stage.gateway.calls);
    }

    @Test
    void its_time_in_the_past_starts_it_at_once() {
        Campaign campaign = stage.created(1, 1);
        stage.done(new SessionCommand.Update(campaign, stage.time.now().wall() - HOUR));
        assertEquals(1, stage.gateway.calls.size());
    }

    @Test
    void once_started_it_cannot_be_changed_in_whatever_state() {
        Campaign running = stage.running(1, 2);
        Campaign paused = stage.running(1, 2);
        stage.pause(paused);
        Campaign stopped = stage.running(1, 2);
        stage.stop(stopped);
        Campaign completed = stage.running(1, 0);
        for (Campaign campaign : List.of(running, paused, stopped, completed)) {
            CampaignView before = stage.view(campaign);
            assertEquals(
                    new Refusal(Code.CONFLICT, "Campaign has already started"),
                    update(Samples.replacing(campaign, Samples.SESSION, 3)));
            assertEquals(
                    new Refusal(Code.CONFLICT, "Campaign has already started"),
                    update(Samples.replacing(campaign, OTHER, 3)));
            assertEquals(before, stage.view(campaign));
        }
    }

    @Test
    void a_change_that_cannot_be_recorded_changes_nothing() {
        Campaign campaign = stage.scheduled(1, 1, HOUR);
        CampaignView before = stage.view(campaign);
        stage.journal.refuse(SessionEvent.CampaignReplaced.class);
        assertRefused(Code.NOT_RECORDED, update(Samples.replacing(campaign, Samples.SESSION, 3)));
        assertEquals(before, stage.view(campaign));
        stage.pass(HOUR);
        assertEquals(1, stage.gateway.calls.size());
    }

    @Test
    void it_is_told_when_a_campaign_changed_last() {
        Campaign campaign = stage.created(1, 2);
        assertEquals(stage.time.now().wall(), stage.view(campaign).updatedAt());
        stage.pass(1_000);
        update(campaign);
        assertEquals(stage.time.now().wall(), stage.view(campaign).updatedAt());
        stage.pass(1_000);
        stage.execute(campaign);
        stage.pass(1_000);
        stage.pause(campaign);
        assertEquals(stage.time.now().wall(), stage.view(campaign).updatedAt());
        stage.pass(1_000);
        stage.resume(campaign);
        assertEquals(stage.time.now().wall(), stage.view(campaign).updatedAt());
        stage.pass(1_000);
        stage.stop(campaign);
        assertEquals(stage.time.now().wall(), stage.view(campaign).updatedAt());
        long stoppedAt = stage.time.now().wall();
        assertEquals(stoppedAt, stage.restarted(HOUR).view(campaign).updatedAt());
    }

    @Test
    void moved_to_another_session_it_is_gone_from_this_one() {
        Campaign campaign = stage.scheduled(1, 1, HOUR);
        CommandResult done = stage.done(new SessionCommand.Update(
                Samples.replacing(campaign, OTHER, 1), stage.time.now().wall() + HOUR));
        assertNull(done.campaign());
        assertNull(stage.sessionRegistry.campaign(campaign.id()));
        stage.pass(2 * HOUR);
        assertEquals(List.of(), stage.gateway.calls);
        assertEquals(Refusal.NO_CAMPAIGN, stage.ask(new SessionCommand.Execute(campaign.id())));
    }

    @Test
    void what_is_not_in_the_queue_can_be_deleted() {
        Campaign pending = stage.created(1, 1);
        Campaign scheduled = stage.scheduled(1, 1, HOUR);
        Campaign completed = stage.running(1, 0);
        Campaign stopped = stage.running(1, 2);
        stage.pass(1_000);
        stage.stop(stopped);
        for (Campaign campaign : List.of(pending, scheduled, completed, stopped)) {
            CommandResult done = stage.done(new SessionCommand.Delete(campaign.id()));
            assertNull(done.campaign());
            assertNull(stage.sessionRegistry.campaign(campaign.id()));
            assertEquals(Refusal.NO_CAMPAIGN, stage.ask(new SessionCommand.Delete(campaign.id())));
        }
        assertEquals(0, stage.sessionRegistry.campaignBytes());
        stage.pass(2 * HOUR);
        assertEquals(1, stage.gateway.calls.size());
    }

    @Test
    void what_is_in_the_queue_cannot_be_deleted() {
        Campaign running = stage.running(1, 2);
        Campaign paused = stage.running(1, 2);
        stage.pause(paused);
        assertEquals(
                new Refusal(Code.CONFLICT, "Campaign is running: stop it first"),
                stage.ask(new SessionCommand.Delete(running.id())));
        assertEquals(
                new Refusal(Code.CONFLICT, "Campaign is paused: stop it first"),
                stage.ask(new SessionCommand.Delete(paused.id())));
    }

    @Test
    void what_is_still_with_waha_cannot_be_deleted_before_it_is_settled() {
        stage.gateway.next(new SendOutcome.Unclear("time-out"));
        Campaign campaign = stage.running(1, 2);
        stage.stop(campaign);
        assertRefused(Code.CONFLICT, stage.ask(new SessionCommand.Delete(campaign.id())));
        stage.pass(1_000);
        assertEquals(BlockReason.SETTLING, stage.blockedBy().get(0));
        assertRefused(Code.CONFLICT, stage.ask(new SessionCommand.Delete(campaign.id())));
        stage.gateway.lookupResult = new LookupResult.Found("X");
        stage.pass(HOUR);
        stage.done(new SessionCommand.Delete(campaign.id()));
    }

    @Test
    void deleted_right_after_its_creation_it_leaves_nothing_behind() {
        stage.journal.latency = 30;
        Campaign campaign = Samples.campaign(1, 1);
        stage.asked(new SessionCommand.Create(campaign, null));
        stage.asked(new SessionCommand.Delete(campaign.id()));
        stage.pass(1_000);
        assertNull(stage.sessionRegistry.campaign(campaign.id()));
        assertEquals(0, stage.sessionRegistry.campaignCount());
        assertEquals(0, stage.sessionRegistry.campaignBytes());
    }

    @Test
    void a_campaign_can_be_fetched_whatever_its_state() {
        Campaign campaign = stage.created(2, 3);
        assertEquals(new FetchedCampaign(campaign), stage.ask(new SessionCommand.Fetch(campaign.id())));
        stage.execute(campaign);
        assertEquals(new FetchedCampaign(campaign), stage.ask(new SessionCommand.Fetch(campaign.id())));
        assertEquals(
                Refusal.NO_CAMPAIGN,
                stage.ask(new SessionCommand.Fetch(Samples.campaign(1, 1).id())));
    }

    @Test
    void the_memory_of_a_changed_campaign_is_counted_as_it_is() {
        Campaign campaign = stage.created(1, 100);
        update(Samples.replacing(campaign, Samples.SESSION, 20));
        assertEquals(SessionRegistry.bytes(stage.view(campaign).campaign()), stage.sessionRegistry.campaignBytes());
        stage.done(new SessionCommand.Delete(campaign.id()));
        assertEquals(0, stage.sessionRegistry.campaignBytes());
    }
}
