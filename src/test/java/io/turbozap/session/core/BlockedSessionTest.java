package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.INTERVAL;
import static io.turbozap.session.core.Stage.RECHECK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.session.BlockReason;
import io.turbozap.session.SendDetail;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SessionHealth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Rule C19: what says nothing about the item blocks the session and never fails the item. */
final class BlockedSessionTest {

    private static final SessionHealth DOWN = new SessionHealth.NotWorking(BlockReason.WAHA_UNREACHABLE, "refused");

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"IN_FLIGHT", "INTERVAL", "PAUSED", "HELD", "SETTLING", "STORE", "ACCOUNT_RESTRICTED"})
    void every_rule_of_waha_blocks_and_says_until_when(BlockReason blockReason) {
        Stage stage = Stage.withInterval(0);
        stage.gateway.blocks(blockReason);
        Campaign campaign = stage.running(1, 2);
        stage.pass(ScriptedGateway.LATENCY);
        assertEquals(List.of(blockReason), stage.blockedBy());
        assertEquals(1_100, stage.until(blockReason));
        assertEquals("waha", stage.blocker(blockReason).setBy());
        assertEquals("seen " + blockReason, stage.blocker(blockReason).detail());
        assertEquals(1_100, stage.nextSendAt());
        assertTrue(stage.worker().active(), "a blocked session is active and says why");
        assertEquals(SendState.PENDING, stage.state(campaign, 0));
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
    }

    @Test
    void quick_retries_come_first_and_then_looks_only() {
        Stage stage = Stage.withInterval(0);
        stage.gateway.latency = 10;
        stage.gateway.blocks(BlockReason.WAHA_UNREACHABLE);
        stage.gateway.state = DOWN;
        Campaign campaign = stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(List.of(0L, 1_010L, 3_020L, 7_030L), stage.gateway.times());
        assertEquals(119, stage.gateway.looks.size());
        assertEquals(7_040L + RECHECK, stage.gateway.looks.get(0));
        assertEquals(new SendCounts(2, 0, 0, 0, 0, 0), stage.view(campaign).sendCounts());
        assertEquals(List.of(BlockReason.WAHA_UNREACHABLE), stage.blockedBy());
        assertEquals("refused", stage.blocker(BlockReason.WAHA_UNREACHABLE).detail());
    }

    @Test
    void a_session_goes_on_by_itself_when_a_look_shows_that_it_works() {
        Stage stage = Stage.withInterval(0);
        stage.gateway.blocks(BlockReason.SESSION_NOT_WORKING);
        stage.gateway.state = new SessionHealth.NotWorking(BlockReason.SESSION_NOT_WORKING, "SCAN_QR_CODE");
        Campaign campaign = stage.running(1, 3);
        stage.pass(HOUR);
        int sends = stage.gateway.calls.size();
        stage.gateway.works();
        stage.gateway.state = SessionHealth.Working.INSTANCE;
        stage.pass(RECHECK + 1_000);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(sends + 3, stage.gateway.calls.size());
        assertEquals(List.of(), stage.blockedBy());
    }

    @Test
    void a_look_that_knows_better_changes_the_reason() {
        Stage stage = Stage.withInterval(0);
        stage.gateway.blocks(BlockReason.WAHA_UNREACHABLE);
        stage.gateway.state = new SessionHealth.NotWorking(BlockReason.SESSION_NOT_WORKING, "STOPPED");
        stage.running(1, 1);
        stage.pass(HOUR);
        assertEquals(List.of(BlockReason.SESSION_NOT_WORKING), stage.blockedBy());
        assertEquals("STOPPED", stage.blocker(BlockReason.SESSION_NOT_WORKING).detail());
    }

    @Test
    void sends_that_fail_although_looks_are_well_stay_as_rare_as_looks() {
        Stage stage = Stage.withInterval(0);
        stage.gateway.blocks(BlockReason.UNAVAILABLE);
        stage.running(1, 1);
        stage.pass(HOUR);
        assertTrue(stage.gateway.calls.size() <= 4 + HOUR / RECHECK, stage.gateway.calls.size() + " sends");
        assertTrue(stage.gateway.looks.size() >= stage.gateway.calls.size() - 4);
    }

    @Test
    void where_a_look_cannot_tell_one_send_tries_now_and_then() {
        Stage stage = Stage.withInterval(0);
        stage.gateway.blocks(BlockReason.RATE_LIMITED);
        stage.running(1, 1);
        stage.pass(HOUR);
        assertEquals(List.of(), stage.gateway.looks);
        assertTrue(stage.gateway.calls.size() <= 4 + HOUR / RECHECK, stage.gateway.calls.size() + " sends");
    }

    @Test
    void many_campaigns_make_no_more_sends_than_one_while_waha_is_down() {
        Stage stage = Stage.withInterval(0);
        stage.gateway.blocks(BlockReason.WAHA_UNREACHABLE);
        stage.gateway.state = DOWN;
        for (int i = 0; i < 20; i++) {
            Campaign campaign = stage.running(1, 5);
            stage.pass(100);
            stage.pause(campaign);
            stage.resume(campaign);
            stage.stop(campaign);
            stage.execute(campaign);
        }
        stage.pass(HOUR);
        assertEquals(4, stage.gateway.calls.size());
    }

    @Test
    void a_success_ends_the_quick_retries_so_that_the_next_trouble_has_its_own() {
        Stage stage = Stage.withInterval(0);
        SendOutcome blocked = new SendOutcome.SessionBlocked(BlockReason.BAD_GATEWAY, "502");
        SendOutcome sent = new SendOutcome.Sent(null);
        stage.gateway.next(blocked, blocked, blocked, sent, blocked, blocked, blocked);
        Campaign campaign = stage.running(1, 2);
        stage.pass(16_000);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(List.of(), stage.gateway.looks);
    }

    @Test
    void a_quick_retry_is_never_later_than_a_look_would_be() {
        Stage stage = new Stage(new SessionPolicy(0, 100, 1_000, RECHECK, 45_000, 20));
        stage.gateway.blocks(BlockReason.UNAVAILABLE);
        stage.running(1, 1);
        stage.pass(HOUR);
        Long until = stage.until(BlockReason.UNAVAILABLE);
        assertNotNull(until);
        assertTrue(until <= HOUR + RECHECK, "the next try is at " + until);
    }

    @Test
    void the_item_stays_at_the_head() {
        Stage stage = Stage.withInterval(0);
        SendOutcome blocked = new SendOutcome.SessionBlocked(BlockReason.RATE_OVERLIMIT, "rate-overlimit");
        stage.gateway.next(blocked, blocked);
        Campaign campaign = stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(List.of(0, 0, 0, 1), stage.gateway.indexes());
        SendDetail detail = stage.request(campaign, 0).detail();
        assertNotNull(detail);
        assertEquals(3, detail.attempts());
        assertNull(detail.reason());
    }

    @Test
    void the_id_of_what_did_not_get_through_is_kept_for_the_retry() {
        Stage stage = new Stage();
        stage.gateway.form = Stage.IDS;
        stage.running(1, 2);
        stage.pass(1_000);
        stage.gateway.next(new SendOutcome.SessionBlocked(BlockReason.UNAVAILABLE, "503"));
        stage.pass(2 * INTERVAL);
        assertEquals(List.of(0, 1, 1), stage.gateway.indexes());
        String chosen = stage.gateway.calls.get(1).messageId();
        assertEquals(chosen, stage.gateway.calls.get(2).messageId());
        assertNotEquals(chosen, stage.gateway.calls.get(0).messageId());
        assertEquals(1, stage.gateway.formsAsked.size(), "ids are made here");
    }

    @Test
    void a_gateway_that_throws_is_one_that_fails() {
        Stage stage = new Stage();
        stage.gateway.throwing = true;
        Campaign campaign = stage.running(1, 2);
        stage.pass(HOUR);
        stage.gateway.throwing = false;
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void failures_in_a_row_pause_the_campaign_and_say_so() {
        Stage stage = Stage.withInterval(0);
        stage.gateway.usually = request -> new SendOutcome.ItemRefused("bad number");
        Campaign campaign = stage.running(1, 50);
        Campaign other = stage.created(1, 1);
        stage.pass(HOUR);
        assertEquals(20, stage.gateway.calls.size());
        assertEquals(CampaignStatus.PAUSED, stage.status(campaign));
        assertEquals("error_budget", stage.view(campaign).pausedBy());
        assertEquals(new SendCounts(30, 0, 0, 20, 0, 0), stage.view(campaign).sendCounts());
        assertEquals("turbozap", stage.blocker(BlockReason.PAUSED).setBy());
        assertNotNull(stage.blocker(BlockReason.PAUSED).detail());
        stage.gateway.works();
        stage.execute(other);
        stage.pass(1_000);
        assertEquals(CampaignStatus.COMPLETED, stage.status(other), "others go on");
    }

    @Test
    void resume_starts_the_budget_anew() {
        Stage stage = Stage.withInterval(0);
        stage.gateway.usually = request -> new SendOutcome.ItemRefused("bad number");
        Campaign campaign = stage.running(1, 50);
        stage.pass(HOUR);
        stage.resume(campaign);
        stage.pass(HOUR);
        assertEquals(40, stage.gateway.calls.size());
        assertEquals("error_budget", stage.view(campaign).pausedBy());
    }

    @Test
    void one_success_in_between_keeps_the_budget() {
        Stage stage = Stage.withInterval(0);
        stage.gateway.usually = request ->
                request.index() % 20 == 19 ? new SendOutcome.Sent(null) : new SendOutcome.ItemRefused("bad number");
        Campaign campaign = stage.running(1, 50);
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(new SendCounts(0, 0, 2, 48, 0, 0), stage.view(campaign).sendCounts());
    }

    @Test
    void a_blocked_session_does_not_use_the_budget_up() {
        Stage stage = new Stage(new SessionPolicy(0, 3, 1_000, RECHECK, 45_000, 2));
        stage.gateway.blocks(BlockReason.RATE_LIMITED);
        Campaign campaign = stage.running(1, 5);
        stage.pass(HOUR);
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
    }
}
