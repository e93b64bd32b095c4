package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.MEDIA_SETTLE_AFTER;
import static io.turbozap.session.core.Stage.RECHECK;
import static io.turbozap.session.core.Stage.SETTLE_AFTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.session.BlockReason;
import io.turbozap.session.SendDetail;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SendOutcome.ItemRefused;
import io.turbozap.session.port.SendOutcome.Sent;
import io.turbozap.session.port.SendOutcome.SessionBlocked;
import io.turbozap.session.port.SendOutcome.Unclear;
import io.turbozap.session.port.SendOutcome.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

/** BEHAVIOUR 20: a slow send is no lost send, and every start of a request counts for it. */
final class LateAnswerTest {

    private static final SendOutcome AWAITED = new Unclear("time-out", Work.AWAITED);
    private static final SendOutcome UNKNOWN = new Unclear("HTTP 502");
    private static final SendOutcome ENDED = new Unclear("HTTP 500: Connection Closed", Work.ENDED);
    private static final long END = ScriptedGateway.LATENCY;

    private final Stage stage = Stage.withInterval(0);
    private final ScriptedGateway gateway = stage.gateway;

    private void late(int start, SendOutcome outcome) {
        gateway.progress.get(start).ended(outcome);
    }

    private String messageId(Campaign campaign, int index) {
        SendDetail detail = stage.request(campaign, index).detail();
        assertNotNull(detail);
        return String.valueOf(detail.messageId());
    }

    @Test
    void an_answer_after_the_time_out_settles_at_once_and_nothing_is_sent_again() {
        gateway.next(AWAITED);
        Campaign campaign = stage.running(1, 2);
        stage.pass(20_000);
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 0));
        late(0, new Sent("LATE"));
        assertEquals(SendState.COMPLETED, stage.state(campaign, 0));
        assertEquals("LATE", messageId(campaign, 0));
        stage.pass(HOUR);
        assertEquals(2, gateway.calls.size());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void a_refusal_after_the_time_out_fails_the_item_at_once() {
        gateway.next(AWAITED);
        Campaign campaign = stage.running(1, 2);
        stage.pass(1_000);
        late(0, new ItemRefused("HTTP 500: Request failed with status code 404"));
        stage.pass(1_000);
        assertEquals(new SendCounts(0, 0, 1, 1, 0, 0), stage.view(campaign).sendCounts());
    }

    @Test
    void a_session_that_is_slow_to_refuse_is_told_as_such_and_the_item_waits_its_turn() {
        gateway.next(AWAITED);
        Campaign campaign = stage.running(1, 1);
        stage.pass(1_000);
        gateway.blocks(BlockReason.SESSION_NOT_WORKING);
        late(0, new SessionBlocked(BlockReason.SESSION_NOT_WORKING, "HTTP 422: (STOPPED)"));
        assertEquals(SendState.PENDING, stage.state(campaign, 0));
        assertEquals(
                "HTTP 422: (STOPPED)",
                stage.blocker(BlockReason.SESSION_NOT_WORKING).detail());
        gateway.works();
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(1, stage.view(campaign).sendCounts().completed());
    }

    @Test
    void while_its_answer_is_awaited_absence_proves_nothing_for_as_long_as_a_file_may_take() {
        gateway.next(AWAITED);
        stage.running(1, 1);
        stage.until(END + MEDIA_SETTLE_AFTER);
        assertEquals(1, gateway.calls.size());
        stage.pass(10);
        assertEquals(2, gateway.calls.size(), "but not for ever");
    }

    @Test
    void once_its_connection_is_lost_absence_counts_from_then() {
        gateway.next(AWAITED);
        stage.running(1, 1);
        stage.until(60_000);
        late(0, new Unclear("reset"));
        stage.until(60_000 + SETTLE_AFTER);
        assertEquals(1, gateway.calls.size());
        stage.pass(10);
        assertEquals(2, gateway.calls.size());
    }

    @Test
    void a_file_that_waha_may_still_be_fetching_is_not_sent_again_for_minutes() {
        gateway.next(UNKNOWN);
        Campaign photo = stage.running(Samples.photo(1));
        stage.pass(1_000);
        assertTrue(stage.blocker(BlockReason.SETTLING).detail().contains("fetching its file"));
        stage.until(END + MEDIA_SETTLE_AFTER - 1);
        assertEquals(1, gateway.calls.size());
        gateway.lookupResult = new LookupResult.Found("X");
        stage.pass(HOUR);
        assertEquals(1, gateway.calls.size());
        assertEquals(CampaignStatus.COMPLETED, stage.status(photo));
    }

    @Test
    void where_waha_says_that_it_ended_a_file_waits_no_longer_than_a_text() {
        gateway.next(ENDED);
        stage.running(Samples.photo(1));
        stage.until(END + SETTLE_AFTER + 10);
        assertEquals(2, gateway.calls.size());
    }

    @Test
    void an_answer_to_an_earlier_start_completes_what_is_pending_again() {
        gateway.next(UNKNOWN);
        Campaign campaign = stage.running(1, 2);
        stage.pass(1_000);
        stage.pause(campaign);
        stage.pass(HOUR);
        assertEquals(SendState.PENDING, stage.state(campaign, 0));
        late(0, new Sent("LATE"));
        assertEquals(SendState.COMPLETED, stage.state(campaign, 0));
        stage.resume(campaign);
        stage.pass(HOUR);
        assertEquals(2, gateway.calls.size());
    }

    @Test
    void what_was_seen_to_leave_since_the_first_start_is_not_sent_again() {
        gateway.next(UNKNOWN);
        Campaign campaign = stage.running(1, 2);
        stage.pass(1_000);
        stage.pause(campaign);
        stage.pass(HOUR);
        gateway.sighting = "SEEN";
        stage.resume(campaign);
        stage.pass(HOUR);
        assertEquals(2, gateway.calls.size());
        assertEquals("SEEN", messageId(campaign, 0));
        assertEquals(new SendCounts(0, 0, 2, 0, 0, 0), stage.view(campaign).sendCounts());
    }

    @Test
    void an_answer_to_an_earlier_start_counts_for_one_in_flight_whose_own_outcome_is_unclear() {
        gateway.next(UNKNOWN, UNKNOWN);
        Campaign campaign = stage.running(1, 1);
        gateway.latency = 5_000;
        stage.until(END + SETTLE_AFTER + 100);
        assertEquals(2, gateway.calls.size());
        assertEquals(SendState.EXECUTING, stage.state(campaign, 0));
        late(0, new Sent("FIRST"));
        stage.pass(HOUR);
        assertEquals(2, gateway.calls.size());
        assertEquals("FIRST", messageId(campaign, 0));
    }

    @Test
    void a_refusal_of_an_earlier_start_says_nothing_about_a_later_one() {
        gateway.next(AWAITED, UNKNOWN);
        Campaign campaign = stage.running(1, 1);
        stage.until(END + MEDIA_SETTLE_AFTER + 1_000);
        assertEquals(2, gateway.calls.size());
        late(0, new ItemRefused("bad"));
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 0));
    }

    @Test
    void an_answer_to_the_last_start_completes_what_was_left_to_the_operator() {
        gateway.next(UNKNOWN);
        gateway.lookupResult = new LookupResult.Unanswerable("no history");
        Campaign campaign = stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 0));
        late(0, new Sent("LATE"));
        assertEquals(new SendCounts(0, 0, 2, 0, 0, 0), stage.view(campaign).sendCounts());
    }

    @Test
    void where_nobody_can_be_asked_an_awaited_answer_is_waited_for() {
        gateway.next(AWAITED);
        gateway.lookupResult = new LookupResult.Unanswerable("no history");
        Campaign campaign = stage.running(1, 1);
        stage.pass(120_000);
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
        late(0, new Sent("LATE"));
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void an_answer_for_a_campaign_that_is_gone_changes_nothing() {
        gateway.next(UNKNOWN);
        gateway.lookupResult = new LookupResult.Unanswerable("no history");
        Campaign campaign = stage.running(1, 1);
        stage.pass(HOUR);
        stage.done(new SessionCommand.Delete(campaign.id()));
        late(0, new Sent("LATE"));
        assertNull(stage.sessionRegistry.campaign(campaign.id()));
    }

    @Test
    void starts_in_doubt_are_looked_for_since_the_first_of_them() {
        gateway.next(UNKNOWN, UNKNOWN);
        stage.running(1, 1);
        long first = stage.time.now().wall();
        stage.pass(HOUR);
        assertTrue(gateway.attempts.size() > 10);
        gateway.attempts.forEach(uncertainSend -> assertEquals(first, uncertainSend.startedAt()));
    }

    @Test
    void a_session_that_works_again_wakes_the_settlement() {
        gateway.next(UNKNOWN);
        gateway.lookupResult = new LookupResult.NoAnswer(BlockReason.SESSION_NOT_WORKING, "the session is STARTING");
        stage.running(1, 1);
        stage.pass(1_000);
        assertEquals(1, gateway.traced.size());
        gateway.lookupResult = new LookupResult.Found("X");
        stage.signal(new SessionSignal.Changed(true));
        assertEquals(2, gateway.traced.size());
        assertTrue(gateway.traced.get(1) < RECHECK);
    }

    @Test
    void a_session_that_went_away_meanwhile_makes_the_wait_begin_anew() {
        gateway.next(UNKNOWN);
        stage.running(1, 1);
        stage.until(40_000);
        stage.signal(new SessionSignal.Changed(false));
        stage.signal(new SessionSignal.Changed(true));
        stage.until(40_000 + SETTLE_AFTER - 1);
        assertEquals(1, gateway.calls.size());
        stage.pass(1_000);
        assertEquals(2, gateway.calls.size());
    }

    @Test
    void a_message_that_is_seen_to_leave_for_the_same_chat_wakes_the_settlement() {
        gateway.next(UNKNOWN);
        Campaign campaign = stage.running(1, 1);
        stage.pass(1_000);
        stage.signal(new SessionSignal.Sighted("X", "5599@c.us"));
        assertEquals(1, gateway.traced.size(), "another chat");
        gateway.lookupResult = new LookupResult.Found("X");
        stage.signal(new SessionSignal.Sighted("X", campaign.request(0).chatId()));
        stage.pass(10);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(2, gateway.traced.size());
    }

    @Test
    void a_gateway_that_still_awaits_an_answer_is_not_closed() {
        gateway.next(AWAITED);
        gateway.lookupResult = new LookupResult.NoAnswer(BlockReason.SESSION_NOT_WORKING, "away");
        Campaign campaign = stage.running(1, 1);
        stage.pass(2 * RECHECK);
        assertEquals(0, gateway.closes);
        late(0, new Sent("LATE"));
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(1, gateway.closes);
    }

    @Test
    void repeated_starts_keep_a_distance_that_grows() {
        Stage quick = new Stage(new SessionPolicy(0, 3, 1_000, RECHECK, 0, 20));
        quick.gateway.next(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        Campaign campaign = quick.running(1, 1);
        quick.pass(HOUR);
        assertEquals(List.of(0L, END + 1_000, 2 * END + 3_000, 3 * END + 7_000), quick.gateway.times());
        assertEquals(SendState.FAILED, quick.state(campaign, 0));
    }

    @Test
    void a_refusal_does_not_fail_what_an_earlier_start_may_still_send() {
        gateway.form = Stage.IDS;
        gateway.next(UNKNOWN, new ItemRefused("bad file"));
        Campaign campaign = stage.running(1, 1);
        stage.pass(SETTLE_AFTER / 2);
        assertEquals(2, gateway.calls.size());
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 0));
        gateway.lookupResult = new LookupResult.Found("X");
        stage.pass(HOUR);
        assertEquals(SendState.COMPLETED, stage.state(campaign, 0));
        assertEquals(2, gateway.calls.size());
    }

    @Test
    void a_refusal_fails_it_once_the_earlier_start_can_no_longer_send_it() {
        gateway.form = Stage.IDS;
        gateway.next(UNKNOWN, new ItemRefused("bad file"));
        Campaign campaign = stage.running(1, 1);
        stage.pass(HOUR);
        assertEquals(SendState.FAILED, stage.state(campaign, 0));
        assertEquals("bad file", stage.request(campaign, 0).detail().reason());
        assertEquals(2, gateway.calls.size());
    }

    @Test
    void where_webhooks_tell_of_what_leaves_nothing_is_left_to_the_operator_before_they_could() {
        stage.signal(SessionSignal.Acked.INSTANCE);
        gateway.next(UNKNOWN, UNKNOWN);
        gateway.lookupResult = new LookupResult.Unanswerable("no history");
        Campaign campaign = stage.running(1, 2);
        stage.until(SETTLE_AFTER);
        assertEquals(1, gateway.calls.size());
        gateway.lookupResult = new LookupResult.Found("X");
        stage.signal(new SessionSignal.Sighted("X", campaign.request(0).chatId()));
        stage.pass(10);
        assertEquals(SendState.COMPLETED, stage.state(campaign, 0));
        gateway.lookupResult = new LookupResult.Unanswerable("no history");
        stage.pass(HOUR);
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 1));
    }
}
