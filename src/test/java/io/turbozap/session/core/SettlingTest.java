package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.RECHECK;
import static io.turbozap.session.core.Stage.SETTLE_AFTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.session.BlockReason;
import io.turbozap.session.SendDetail;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.UncertainSend;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule C20: what may have been sent is settled by asking, never by blindly sending again. */
final class SettlingTest {

    private static final SendOutcome UNCLEAR = new SendOutcome.Unclear("time-out");

    private final Stage stage = Stage.withInterval(0);
    private final ScriptedGateway gateway = stage.gateway;

    @Test
    void found_is_completed_with_the_id_that_was_found() {
        gateway.next(UNCLEAR);
        gateway.lookupResult = new LookupResult.Found("X");
        Campaign campaign = stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(List.of(0, 1), gateway.indexes());
        assertEquals(SendState.COMPLETED, stage.state(campaign, 0));
        SendDetail detail = stage.request(campaign, 0).detail();
        assertNotNull(detail);
        assertEquals("X", detail.messageId());
    }

    @Test
    void while_it_settles_the_request_is_uncertain_and_the_session_waits() {
        gateway.next(UNCLEAR);
        Campaign campaign = stage.running(1, 2);
        Campaign other = stage.running(1, 2);
        stage.until(SETTLE_AFTER - 1);
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 0));
        assertEquals(1, gateway.calls.size());
        assertEquals(0, stage.view(other).sendCounts().completed());
    }

    @Test
    void absent_without_an_id_is_sent_again_only_after_settle_after() {
        gateway.next(UNCLEAR);
        Campaign campaign = stage.running(1, 1);
        long ended = ScriptedGateway.LATENCY;
        stage.until(ended + SETTLE_AFTER);
        assertEquals(1, gateway.calls.size());
        stage.pass(10);
        assertEquals(List.of(0L, ended + SETTLE_AFTER + 1), gateway.times(), "one ms for the answer");
        assertEquals(ended + SETTLE_AFTER, gateway.traced.get(gateway.traced.size() - 1));
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void settle_after_counts_from_the_end_of_the_send_however_late_that_is() {
        gateway.latency = SETTLE_AFTER + 5_000;
        gateway.next(UNCLEAR);
        stage.running(1, 1);
        stage.until(2 * SETTLE_AFTER + 5_000 - 1);
        assertEquals(1, gateway.calls.size(), "WAHA may still be about to send it");
        stage.pass(HOUR);
        assertEquals(List.of(0L, 2 * SETTLE_AFTER + 5_000 + 1), gateway.times());
    }

    @Test
    void waha_is_asked_at_once_and_a_few_times_not_in_a_flood() {
        gateway.next(UNCLEAR);
        stage.running(1, 1);
        stage.until(SETTLE_AFTER + 10);
        assertEquals(ScriptedGateway.LATENCY, gateway.traced.get(0));
        assertTrue(gateway.traced.size() <= 10, gateway.traced.size() + " questions");
    }

    @Test
    void a_question_asked_too_early_settles_nothing_however_late_its_answer() {
        Stage slow = new Stage(new SessionPolicy(0, 3, 1_000, RECHECK, 1, 20));
        slow.gateway.latency = 0;
        slow.gateway.next(UNCLEAR);
        slow.running(1, 1);
        slow.pass(2_000);
        assertEquals(List.of(0L, 1L), slow.gateway.traced);
        assertEquals(List.of(0L, 1_000L), slow.gateway.times(), "and a retry keeps its distance");
    }

    @Test
    void what_is_unclear_each_time_and_never_sent_fails_after_the_quick_retries() {
        gateway.next(UNCLEAR, UNCLEAR, UNCLEAR, UNCLEAR);
        Campaign campaign = stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(List.of(0, 0, 0, 0, 1), gateway.indexes());
        assertEquals(SendState.FAILED, stage.state(campaign, 0));
        assertEquals(SendState.COMPLETED, stage.state(campaign, 1));
    }

    @Test
    void with_an_id_it_fails_only_once_the_last_attempt_can_no_longer_turn_up() {
        Stage paced = new Stage();
        paced.gateway.form = Stage.IDS;
        Campaign campaign = paced.running(1, 2);
        paced.pass(1_000);
        paced.gateway.next(UNCLEAR, UNCLEAR, UNCLEAR, UNCLEAR);
        paced.until(4 * Stage.INTERVAL + ScriptedGateway.LATENCY + SETTLE_AFTER);
        assertEquals(List.of(0, 1, 1, 1, 1), paced.gateway.indexes());
        assertEquals(SendState.UNCERTAIN, paced.state(campaign, 1));
        paced.pass(1_000);
        assertEquals(SendState.FAILED, paced.state(campaign, 1));
    }

    @Test
    void absent_with_an_id_is_sent_again_with_the_same_id() {
        Stage paced = new Stage();
        paced.gateway.form = Stage.IDS;
        Campaign campaign = paced.running(1, 2);
        paced.pass(1_000);
        paced.gateway.next(UNCLEAR);
        paced.pass(HOUR);
        assertEquals(List.of(0, 1, 1), paced.gateway.indexes());
        assertNotNull(paced.gateway.calls.get(1).messageId());
        assertEquals(
                paced.gateway.calls.get(1).messageId(),
                paced.gateway.calls.get(2).messageId());
        assertEquals(2 * Stage.INTERVAL + 1, paced.gateway.calls.get(2).at(), "a retry keeps the interval");
        assertEquals(CampaignStatus.COMPLETED, paced.status(campaign));
    }

    @Test
    void the_same_id_is_kept_over_stop_and_execute() {
        Stage paced = new Stage();
        paced.gateway.form = Stage.IDS;
        Campaign campaign = paced.running(1, 2);
        paced.pass(1_000);
        paced.gateway.next(UNCLEAR);
        paced.until(Stage.INTERVAL + 50);
        paced.stop(campaign);
        paced.pass(HOUR);
        assertEquals(SendState.PENDING, paced.state(campaign, 1));
        paced.execute(campaign);
        paced.pass(HOUR);
        assertEquals(List.of(0, 1, 1), paced.gateway.indexes());
        assertEquals(
                paced.gateway.calls.get(1).messageId(),
                paced.gateway.calls.get(2).messageId());
    }

    @Test
    void an_attempt_names_its_id_its_start_and_what_is_known_of_earlier_ones() {
        Stage paced = new Stage();
        paced.gateway.form = Stage.IDS;
        Campaign campaign = paced.running(1, 2);
        paced.pass(1_000);
        paced.gateway.next(UNCLEAR);
        paced.until(Stage.INTERVAL + 201);
        UncertainSend uncertainSend = paced.gateway.attempts.get(0);
        assertEquals(campaign.request(1), uncertainSend.request());
        assertEquals(paced.gateway.calls.get(1).messageId(), uncertainSend.messageId());
        assertEquals(paced.time.now().wall() - 200, uncertainSend.startedAt());
        String before = paced.gateway.calls.get(0).messageId();
        assertTrue(
                uncertainSend.knownIds().contains(before),
                uncertainSend.knownIds().toString());
    }

    @Test
    void an_attempt_is_not_missed_because_the_calendar_was_set_back_since() {
        gateway.next(UNCLEAR);
        stage.running(1, 1);
        long startedAt = stage.time.now().wall();
        stage.time.jump(HOUR);
        stage.pass(1_000);
        assertEquals(startedAt, gateway.attempts.get(0).startedAt());
        stage.time.jump(-2 * HOUR);
        stage.pass(RECHECK);
        assertEquals(
                startedAt - HOUR,
                gateway.attempts.get(gateway.attempts.size() - 1).startedAt());
    }

    @Test
    void messages_of_other_campaigns_of_the_session_are_known_too() {
        stage.running(1, 2);
        stage.pass(1_000);
        gateway.next(UNCLEAR);
        stage.running(1, 1);
        stage.pass(1_000);
        assertEquals(2, gateway.attempts.get(0).knownIds().size());
    }

    @Test
    void no_answer_starts_the_wait_anew() {
        gateway.next(UNCLEAR);
        gateway.lookupResult = new LookupResult.NoAnswer(BlockReason.SESSION_NOT_WORKING, "STARTING");
        Campaign campaign = stage.running(1, 1);
        stage.until(10 * RECHECK);
        assertEquals(1, gateway.calls.size());
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 0));
        long lastUnanswered = gateway.traced.get(gateway.traced.size() - 1);
        gateway.lookupResult = LookupResult.Absent.INSTANCE;
        stage.until(lastUnanswered + SETTLE_AFTER);
        assertEquals(1, gateway.calls.size());
        stage.pass(100);
        assertEquals(2, gateway.calls.size());
    }

    @Test
    void without_an_answer_waha_is_asked_as_rarely_as_a_blocked_session() {
        gateway.next(UNCLEAR);
        gateway.lookupResult = new LookupResult.NoAnswer(BlockReason.WAHA_UNREACHABLE, "refused");
        stage.running(1, 1);
        stage.pass(HOUR);
        assertEquals(HOUR / RECHECK, gateway.traced.size());
    }

    @Test
    void what_cannot_be_answered_stays_uncertain_and_the_session_goes_on() {
        gateway.next(UNCLEAR);
        gateway.lookupResult = new LookupResult.Unanswerable("the engine keeps no history");
        Campaign campaign = stage.running(1, 3);
        stage.pass(HOUR);
        assertEquals(List.of(0, 1, 2), gateway.indexes());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(new SendCounts(0, 0, 2, 0, 1, 0), stage.view(campaign).sendCounts());
        SendDetail detail = stage.request(campaign, 0).detail();
        assertNotNull(detail);
        assertEquals("time-out; the engine keeps no history", detail.reason());
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 0));
    }

    @Test
    void a_campaign_does_not_complete_while_its_last_request_settles() {
        gateway.next(UNCLEAR);
        Campaign campaign = stage.running(1, 1);
        stage.pass(1_000);
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
        gateway.lookupResult = new LookupResult.Found("X");
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(new SendCounts(0, 0, 1, 0, 0, 0), stage.view(campaign).sendCounts());
    }

    @Test
    void stopped_while_it_settles_the_request_is_settled_all_the_same() {
        gateway.next(UNCLEAR);
        Campaign campaign = stage.running(1, 2);
        Campaign other = stage.running(1, 1);
        stage.pass(1_000);
        stage.stop(campaign);
        assertEquals(List.of(BlockReason.SETTLING), stage.blockedBy());
        assertEquals(1, gateway.calls.size(), "the session waits for it");
        gateway.lookupResult = new LookupResult.Found("X");
        stage.pass(HOUR);
        assertEquals(CampaignStatus.STOPPED, stage.status(campaign));
        assertEquals(new SendCounts(1, 0, 1, 0, 0, 0), stage.view(campaign).sendCounts());
        assertEquals(CampaignStatus.COMPLETED, stage.status(other));
        assertEquals(0, stage.worker().pendingRequests());
    }

    @Test
    void paused_while_it_settles_a_campaign_sends_it_again_only_when_resumed() {
        gateway.next(UNCLEAR);
        Campaign campaign = stage.running(1, 1);
        stage.pass(1_000);
        stage.pause(campaign);
        assertEquals(List.of(BlockReason.SETTLING), stage.blockedBy(), "nothing of it is pending yet");
        stage.pass(HOUR);
        assertEquals(1, gateway.calls.size());
        assertEquals(SendState.PENDING, stage.state(campaign, 0));
        assertEquals(List.of(BlockReason.PAUSED), stage.blockedBy());
        stage.resume(campaign);
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void stopped_and_executed_while_it_settles_it_is_sent_once() {
        gateway.next(UNCLEAR);
        Campaign campaign = stage.running(1, 2);
        stage.pass(1_000);
        stage.stop(campaign);
        stage.execute(campaign);
        gateway.lookupResult = new LookupResult.Found("X");
        stage.pass(HOUR);
        assertEquals(List.of(0, 1), gateway.indexes());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(new SendCounts(0, 0, 2, 0, 0, 0), stage.view(campaign).sendCounts());
    }

    @Test
    void uncertain_is_neither_a_failure_in_a_row_nor_the_end_of_one() {
        Stage strict = new Stage(new SessionPolicy(0, 3, 1_000, RECHECK, 45_000, 2));
        SendOutcome bad = new SendOutcome.ItemRefused("bad");
        strict.gateway.lookupResult = new LookupResult.Unanswerable("no history");
        strict.gateway.next(bad, UNCLEAR, bad);
        Campaign campaign = strict.running(1, 5);
        strict.pass(HOUR);
        assertEquals("error_budget", strict.view(campaign).pausedBy());
        assertEquals(new SendCounts(2, 0, 0, 2, 1, 0), strict.view(campaign).sendCounts());
    }
}
