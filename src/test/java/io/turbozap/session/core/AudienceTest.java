package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendCounts;
import io.turbozap.session.BlockReason;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.actor.SessionRegistry;
import io.turbozap.session.command.SessionCommand;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules B16 and E32: the audience of an address-book campaign is taken when it starts. */
final class AudienceTest {

    private final Stage stage = new Stage();
    private final Campaign campaign = Samples.toAddressBook(2);

    @Test
    void the_contacts_are_those_of_the_moment_of_the_start() {
        stage.scheduled(campaign, HOUR);
        stage.audience = Future.succeededFuture(Samples.contacts(5));
        stage.until(HOUR - 1);
        assertEquals(0, stage.journal.of(SessionEvent.AudienceTaken.class).size());
        stage.audience = Future.succeededFuture(Samples.contacts(2));
        stage.pass(1);
        assertEquals(4, stage.view(campaign).sendCounts().total());
        assertEquals(4, stage.worker().totalRequests());
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(4, stage.gateway.calls.size());
    }

    @Test
    void nobody_in_the_address_book_completes_it_with_nothing_sent() {
        stage.audience = Future.succeededFuture(Recipients.NONE);
        stage.done(new SessionCommand.Create(campaign, null));
        stage.execute(campaign);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(new SendCounts(0, 0, 0, 0, 0, 0), stage.view(campaign).sendCounts());
    }

    @Test
    void nobody_in_the_address_book_completes_it_although_another_one_is_before_it() {
        stage.audience = Future.succeededFuture(Recipients.NONE);
        stage.running(1, 5);
        stage.done(new SessionCommand.Create(campaign, null));
        stage.execute(campaign);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void while_they_are_taken_it_says_so_and_blames_nobody_else() {
        Promise<Recipients> slow = Promise.promise();
        stage.audience = slow.future();
        stage.done(new SessionCommand.Create(campaign, null));
        stage.execute(campaign);
        assertEquals(List.of(BlockReason.PREPARING), stage.blockedBy());
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
        slow.complete(Samples.contacts(1));
        assertEquals(1, stage.gateway.calls.size());
        assertTrue(!stage.blockedBy().contains(BlockReason.PREPARING));
    }

    @Test
    void the_session_goes_on_with_others_meanwhile() {
        Promise<Recipients> slow = Promise.promise();
        stage.audience = slow.future();
        stage.done(new SessionCommand.Create(campaign, null));
        stage.execute(campaign);
        Campaign other = stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(other));
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
    }

    @Test
    void stopped_meanwhile_it_takes_them_anew_at_the_next_start() {
        Promise<Recipients> slow = Promise.promise();
        stage.audience = slow.future();
        stage.done(new SessionCommand.Create(campaign, null));
        stage.execute(campaign);
        stage.stop(campaign);
        slow.complete(Samples.contacts(7));
        assertEquals(0, stage.view(campaign).sendCounts().total());
        stage.audience = Future.succeededFuture(Samples.contacts(1));
        stage.execute(campaign);
        stage.pass(HOUR);
        assertEquals(2, stage.gateway.calls.size());
    }

    @Test
    void paused_meanwhile_it_takes_them_when_it_is_resumed() {
        Promise<Recipients> slow = Promise.promise();
        stage.audience = slow.future();
        stage.done(new SessionCommand.Create(campaign, null));
        stage.execute(campaign);
        stage.pause(campaign);
        slow.complete(Samples.contacts(7));
        stage.pass(HOUR);
        assertEquals(CampaignStatus.PAUSED, stage.status(campaign));
        stage.audience = Future.succeededFuture(Samples.contacts(1));
        stage.resume(campaign);
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(2, stage.gateway.calls.size());
    }

    @Test
    void deleted_meanwhile_it_is_gone() {
        Promise<Recipients> slow = Promise.promise();
        stage.audience = slow.future();
        stage.done(new SessionCommand.Create(campaign, null));
        stage.execute(campaign);
        stage.stop(campaign);
        stage.done(new SessionCommand.Delete(campaign.id()));
        slow.complete(Samples.contacts(7));
        stage.pass(HOUR);
        assertEquals(0, stage.sessionRegistry.campaignCount());
        assertEquals(List.of(), stage.gateway.calls);
    }

    @Test
    void an_address_book_that_cannot_be_read_is_tried_now_and_then() {
        stage.audience = Future.failedFuture("disk gone");
        stage.done(new SessionCommand.Create(campaign, null));
        stage.execute(campaign);
        assertEquals("disk gone", stage.blocker(BlockReason.STORE).detail());
        stage.pass(10_000);
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
        stage.audience = Future.succeededFuture(Samples.contacts(1));
        stage.pass(1_000);
        assertEquals(1, stage.gateway.calls.size());
    }

    @Test
    void contacts_that_cannot_be_recorded_are_taken_again() {
        stage.audience = Future.succeededFuture(Samples.contacts(1));
        stage.journal.refuse(SessionEvent.AudienceTaken.class);
        stage.done(new SessionCommand.Create(campaign, null));
        stage.execute(campaign);
        stage.pass(5_000);
        assertEquals(List.of(), stage.gateway.calls);
        stage.journal.refuseNothing();
        stage.pass(HOUR);
        assertEquals(2, stage.gateway.calls.size());
    }

    @Test
    void after_a_restart_it_goes_on_with_the_contacts_that_were_taken() {
        stage.audience = Future.succeededFuture(Samples.contacts(2));
        stage.done(new SessionCommand.Create(campaign, null));
        stage.execute(campaign);
        stage.pass(1_000);
        Stage next = stage.restarted(HOUR);
        next.pass(HOUR);
        assertEquals(List.of(1, 2, 3), next.gateway.indexes());
    }

    @Test
    void after_a_restart_before_they_were_recorded_they_are_taken() {
        stage.audience = Promise.<Recipients>promise().future();
        stage.done(new SessionCommand.Create(campaign, null));
        stage.execute(campaign);
        Stage next = stage.restarted(HOUR);
        assertEquals(List.of(BlockReason.PREPARING), next.blockedBy());
        next.audienceOfRestart.complete(Samples.contacts(1));
        next.pass(2 * INTERVAL);
        assertEquals(CampaignStatus.COMPLETED, next.status(campaign));
    }

    @Test
    void the_memory_that_contacts_take_is_counted_while_they_take_it() {
        stage.audience = Future.succeededFuture(Samples.contacts(1_000));
        stage.done(new SessionCommand.Create(campaign, null));
        long before = stage.sessionRegistry.campaignBytes();
        stage.execute(campaign);
        assertEquals(SessionRegistry.bytes(stage.view(campaign).campaign()), stage.sessionRegistry.campaignBytes());
        assertTrue(stage.sessionRegistry.campaignBytes() > before);
        stage.stop(campaign);
        stage.pass(1_000);
        stage.done(new SessionCommand.Delete(campaign.id()));
        assertEquals(0, stage.sessionRegistry.campaignBytes());
    }
}
