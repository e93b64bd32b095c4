package io.turbozap.session.core;

import static io.turbozap.fixture.Refusal.assertRefused;
import static io.turbozap.session.core.Stage.HOUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.BlockReason;
import io.turbozap.session.RetryScope;
import io.turbozap.session.command.CommandResult;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule B15: a retry sends again what its scope says, and only that. */
final class RetryTest {

    private static final SendOutcome BAD = new SendOutcome.ItemRefused("bad");

    private final Stage stage = Stage.withInterval(0);

    private Object retry(Campaign campaign, RetryScope scope) {
        return stage.ask(new SessionCommand.Retry(campaign.id(), scope));
    }

    private void retried(Campaign campaign, RetryScope scope) {
        assertInstanceOf(CommandResult.class, retry(campaign, scope));
    }

    /** Completed with requests 0 and 2 of 4 failed. */
    private Campaign completedWithFailures() {
        stage.gateway.next(BAD, new SendOutcome.Sent("A"), BAD, new SendOutcome.Sent("B"));
        Campaign campaign = stage.running(1, 4);
        stage.pass(1_000);
        assertEquals(new SendCounts(0, 0, 2, 2, 0, 0), stage.view(campaign).sendCounts());
        return campaign;
    }

    /** Stopped with request 0 of 4 failed, 1 sent, and the others left. */
    private Campaign stoppedWithFailures() {
        stage.gateway.next(BAD, new SendOutcome.Sent("A"));
        Campaign campaign = stage.running(1, 4);
        stage.pass(150);
        stage.stop(campaign);
        stage.pass(1_000);
        assertEquals(new SendCounts(2, 0, 1, 1, 0, 0), stage.view(campaign).sendCounts());
        return campaign;
    }

    @ParameterizedTest
    @EnumSource(
            value = RetryScope.class,
            names = {"FAILED", "ALL"})
    void what_failed_in_a_completed_campaign_is_sent_again_and_nothing_else(RetryScope scope) {
        Campaign campaign = completedWithFailures();
        retried(campaign, scope);
        assertNull(stage.view(campaign).completedAt());
        stage.pass(1_000);
        assertEquals(List.of(0, 1, 2, 3, 0, 2), stage.gateway.indexes());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(new SendCounts(0, 0, 4, 0, 0, 0), stage.view(campaign).sendCounts());
        assertEquals(2, stage.request(campaign, 2).detail().attempts());
    }

    @Test
    void a_completed_campaign_has_nothing_that_a_stop_left() {
        Campaign campaign = completedWithFailures();
        assertRefused(Code.CONFLICT, retry(campaign, RetryScope.PENDING));
        stage.pass(1_000);
        assertEquals(4, stage.gateway.calls.size());
    }

    @Test
    void what_a_stop_left_is_sent_without_what_failed() {
        Campaign campaign = stoppedWithFailures();
        retried(campaign, RetryScope.PENDING);
        stage.pass(1_000);
        assertEquals(List.of(0, 1, 2, 3), stage.gateway.indexes());
        assertEquals(new SendCounts(0, 0, 3, 1, 0, 0), stage.view(campaign).sendCounts());
    }

    @Test
    void all_is_what_a_stop_left_and_what_failed() {
        Campaign campaign = stoppedWithFailures();
        retried(campaign, RetryScope.ALL);
        stage.pass(1_000);
        assertEquals(List.of(0, 1, 0, 2, 3), stage.gateway.indexes());
        assertEquals(new SendCounts(0, 0, 4, 0, 0, 0), stage.view(campaign).sendCounts());
    }

    @Test
    void what_failed_is_not_sent_without_what_a_stop_left_but_refused() {
        Campaign campaign = stoppedWithFailures();
        Refusal conflict = assertRefused(Code.CONFLICT, retry(campaign, RetryScope.FAILED));
        assertEquals(
                "Campaign was stopped with 2 requests left, which would be sent too: retry all of it",
                conflict.reason());
        stage.pass(1_000);
        assertEquals(2, stage.gateway.calls.size());
        assertEquals(CampaignStatus.STOPPED, stage.status(campaign));
    }

    @Test
    void what_failed_in_a_stopped_campaign_with_nothing_left_is_sent_again() {
        stage.gateway.next(BAD, BAD);
        Campaign campaign = stage.running(1, 2);
        stage.pass(150);
        stage.stop(campaign);
        stage.pass(1_000);
        assertEquals(CampaignStatus.STOPPED, stage.status(campaign));
        retried(campaign, RetryScope.FAILED);
        stage.pass(1_000);
        assertEquals(new SendCounts(0, 0, 2, 0, 0, 0), stage.view(campaign).sendCounts());
    }

    @Test
    void what_failed_in_a_running_campaign_comes_before_what_is_still_to_be_sent() {
        stage.gateway.next(BAD);
        Campaign campaign = stage.running(1, 4);
        stage.pass(150);
        retried(campaign, RetryScope.FAILED);
        stage.pass(1_000);
        assertEquals(List.of(0, 1, 0, 2, 3), stage.gateway.indexes());
        assertEquals(4, stage.view(campaign).sendCounts().completed());
    }

    @Test
    void a_queued_campaign_goes_on_with_what_is_pending_anyway() {
        Campaign campaign = stage.running(1, 3);
        int recorded = stage.journal.events.size();
        retried(campaign, RetryScope.PENDING);
        retried(campaign, RetryScope.ALL);
        assertEquals(recorded, stage.journal.events.size());
        assertRefused(Code.CONFLICT, retry(campaign, RetryScope.FAILED));
    }

    @Test
    void a_paused_campaign_stays_paused_and_says_by_whom() {
        stage.gateway.next(BAD);
        Campaign campaign = stage.running(1, 4);
        stage.pass(150);
        stage.pause(campaign);
        stage.pass(1_000);
        retried(campaign, RetryScope.FAILED);
        assertEquals(CampaignStatus.PAUSED, stage.status(campaign));
        assertEquals("operator", stage.view(campaign).pausedBy());
        assertEquals("operator", stage.blocker(BlockReason.PAUSED).setBy());
        assertEquals(CampaignStatus.PAUSED, stage.restarted(HOUR).status(campaign));
        assertEquals("operator", stage.restarted(HOUR).view(campaign).pausedBy());
        stage.resume(campaign);
        stage.pass(1_000);
        assertEquals(4, stage.view(campaign).sendCounts().completed());
    }

    @Test
    void pending_scheduled_and_missed_campaigns_have_nothing_to_retry() {
        for (RetryScope scope : RetryScope.values()) {
            assertRefused(Code.CONFLICT, retry(stage.created(1, 2), scope));
            assertRefused(Code.CONFLICT, retry(stage.scheduled(1, 2, HOUR), scope));
        }
        stage.pass(100);
        assertEquals(List.of(), stage.gateway.calls);
    }

    @Test
    void completed_skipped_and_uncertain_requests_are_never_sent_again() {
        stage.refused.add("5511900000001@c.us");
        stage.gateway.lookupResult = new LookupResult.Unanswerable("no history");
        stage.gateway.next(new SendOutcome.Unclear("time-out"), new SendOutcome.Sent("A"), BAD);
        Campaign campaign = stage.running(1, 4);
        stage.pass(1_000);
        assertEquals(new SendCounts(0, 0, 1, 1, 1, 1), stage.view(campaign).sendCounts());
        stage.refused.clear();
        retried(campaign, RetryScope.ALL);
        stage.pass(1_000);
        assertEquals(List.of(0, 2, 3, 3), stage.gateway.indexes());
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 0));
        assertEquals(SendState.SKIPPED, stage.state(campaign, 1));
    }

    @Test
    void a_retry_counts_its_failures_anew() {
        Stage strict = new Stage(new SessionPolicy(0, 3, 1_000, Stage.RECHECK, Stage.SETTLE_AFTER, 2));
        strict.gateway.next(BAD, new SendOutcome.SessionBlocked(BlockReason.UNAVAILABLE, "503"), BAD);
        Campaign campaign = strict.running(1, 3);
        strict.pass(500);
        strict.done(new SessionCommand.Retry(campaign.id(), RetryScope.FAILED));
        strict.pass(5_000);
        assertEquals(CampaignStatus.COMPLETED, strict.status(campaign));
        assertEquals(new SendCounts(0, 0, 2, 1, 0, 0), strict.view(campaign).sendCounts());
    }

    @Test
    void a_failure_that_is_retried_carries_no_old_id() {
        Stage paced = new Stage();
        paced.gateway.form = Stage.IDS;
        Campaign campaign = paced.running(1, 2);
        paced.pass(1_000);
        paced.gateway.next(BAD);
        paced.pass(Stage.INTERVAL);
        paced.done(new SessionCommand.Retry(campaign.id(), RetryScope.FAILED));
        paced.pass(HOUR);
        assertNotNull(paced.gateway.calls.get(2).messageId());
        assertNotEquals(
                paced.gateway.calls.get(1).messageId(),
                paced.gateway.calls.get(2).messageId());
    }

    private Object retry(Campaign campaign, Integer... requests) {
        return stage.ask(new SessionCommand.RetrySome(campaign.id(), List.of(requests)));
    }

    @Test
    void only_the_requests_that_are_named_are_sent_again() {
        Campaign campaign = completedWithFailures();
        assertInstanceOf(CommandResult.class, retry(campaign, 2, 2));
        stage.pass(1_000);
        assertEquals(List.of(0, 1, 2, 3, 2), stage.gateway.indexes());
        assertEquals(new SendCounts(0, 0, 3, 1, 0, 0), stage.view(campaign).sendCounts());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(2, stage.request(campaign, 2).detail().attempts());
        assertEquals(
                new SendCounts(0, 0, 3, 1, 0, 0),
                stage.restarted(HOUR).view(campaign).sendCounts());
    }

    @Test
    void a_request_that_has_not_failed_is_named_and_nothing_is_sent() {
        Campaign campaign = completedWithFailures();
        for (int other : List.of(1, 4, -1)) {
            Refusal conflict = assertRefused(Code.CONFLICT, retry(campaign, 0, other, 3));
            assertEquals("Request " + other + " has not failed", conflict.reason());
        }
        stage.pass(1_000);
        assertEquals(4, stage.gateway.calls.size());
    }

    @Test
    void named_requests_are_not_sent_without_what_a_stop_left_but_refused() {
        Campaign campaign = stoppedWithFailures();
        assertRefused(Code.CONFLICT, retry(campaign, 0));
        stage.pass(1_000);
        assertEquals(CampaignStatus.STOPPED, stage.status(campaign));
    }

    @Test
    void named_requests_of_a_running_campaign_come_before_the_others() {
        stage.gateway.next(BAD, BAD);
        Campaign campaign = stage.running(1, 5);
        stage.pass(250);
        assertInstanceOf(CommandResult.class, retry(campaign, 1));
        stage.pass(1_000);
        assertEquals(List.of(0, 1, 2, 1, 3, 4), stage.gateway.indexes());
        assertEquals(new SendCounts(0, 0, 4, 1, 0, 0), stage.view(campaign).sendCounts());
    }

    @Test
    void after_a_restart_a_retry_goes_on() {
        Campaign campaign = completedWithFailures();
        stage.gateway.hangs = true;
        retried(campaign, RetryScope.FAILED);
        Stage next = stage.restarted(HOUR);
        next.gateway.lookupResult = new LookupResult.Found("X");
        next.pass(HOUR);
        assertEquals(List.of(2), next.gateway.indexes());
        assertEquals(new SendCounts(0, 0, 4, 0, 0, 0), next.view(campaign).sendCounts());
    }
}
