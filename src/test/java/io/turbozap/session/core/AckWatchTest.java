package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.session.BlockReason;
import io.turbozap.session.PacingRules;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.port.SendOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule D29: a session that says it works while WhatsApp's servers confirm nothing is not fed with more. */
final class AckWatchTest {

    private static final long TIMEOUT = 150_000;

    private final Stage stage = new Stage(new SessionPolicy(
            PacingRules.every(INTERVAL),
            3,
            1_000,
            Stage.RECHECK,
            Stage.SETTLE_AFTER,
            Stage.SETTLE_AFTER,
            20,
            HOUR,
            TIMEOUT,
            HOUR,
            false));

    private void hook() {
        acked();
    }

    private void acked() {
        stage.signal(SessionSignal.Acked.INSTANCE);
    }

    private void changed(boolean working) {
        stage.signal(new SessionSignal.Changed(working));
    }

    @Test
    void without_acks_a_session_with_webhooks_stops_after_a_while() {
        hook();
        stage.pass(1);
        Campaign campaign = stage.running(1, 10);
        stage.pass(HOUR);
        assertEquals(3, stage.gateway.calls.size(), "at 0, 60 and 120 s");
        assertEquals(List.of(BlockReason.NO_SERVER_ACK), stage.blockedBy());
        assertEquals("waha", stage.blocker(BlockReason.NO_SERVER_ACK).setBy());
        assertNull(stage.nextSendAt());
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
    }

    @Test
    void acks_that_our_own_door_refuses_are_no_silence_of_whatsapp() {
        hook();
        stage.pass(1);
        stage.running(1, 10);
        for (int i = 0; i < 20; i++) {
            stage.pass(INTERVAL / 2);
            stage.signal(SessionSignal.WebhookRefused.INSTANCE);
        }
        assertEquals(10, stage.gateway.calls.size());
        assertEquals(List.of(), stage.blockedBy());
    }

    @Test
    void webhook_that_was_refused_shows_nothing_of_a_session_that_never_delivered_one() {
        stage.signal(SessionSignal.WebhookRefused.INSTANCE);
        stage.pass(1);
        stage.running(1, 10);
        stage.pass(HOUR);
        assertEquals(10, stage.gateway.calls.size());
    }

    @Test
    void it_stops_every_lane() {
        hook();
        stage.pass(1);
        stage.running(1, 10);
        stage.pass(HOUR);
        stage.scheduled(Samples.campaign(Lane.REPLY, 1, 1), 0);
        stage.pass(HOUR);
        assertEquals(3, stage.gateway.calls.size());
    }

    @Test
    void a_session_that_never_delivered_a_webhook_is_not_watched() {
        stage.running(1, 10);
        stage.pass(HOUR);
        assertEquals(10, stage.gateway.calls.size());
    }

    @Test
    void nobody_is_watched_without_a_time_to_wait() {
        Stage unwatched = new Stage();
        unwatched.signal(SessionSignal.Acked.INSTANCE);
        unwatched.running(1, 10);
        unwatched.pass(HOUR);
        assertEquals(10, unwatched.gateway.calls.size());
    }

    @Test
    void with_acks_now_and_then_it_goes_on() {
        hook();
        stage.pass(1);
        stage.running(1, 10);
        for (int i = 1; i <= 10; i++) {
            stage.pass(2 * INTERVAL);
            acked();
        }
        assertEquals(10, stage.gateway.calls.size());
    }

    @Test
    void any_ack_lifts_it() {
        hook();
        stage.pass(1);
        stage.running(1, 10);
        stage.pass(HOUR);
        acked();
        assertEquals(4, stage.gateway.calls.size());
        assertEquals(List.of(BlockReason.IN_FLIGHT, BlockReason.INTERVAL), stage.blockedBy());
    }

    @Test
    void a_session_that_works_again_lifts_it() {
        hook();
        stage.pass(1);
        stage.running(1, 10);
        stage.pass(HOUR);
        changed(false);
        assertEquals(3, stage.gateway.calls.size());
        changed(true);
        assertEquals(4, stage.gateway.calls.size());
    }

    @Test
    void somebody_who_says_go_on_lifts_it_for_as_long_again() {
        hook();
        stage.pass(1);
        Campaign campaign = stage.running(1, 10);
        stage.pass(HOUR);
        stage.execute(campaign);
        stage.pass(HOUR);
        assertEquals(6, stage.gateway.calls.size());
        assertEquals(List.of(BlockReason.NO_SERVER_ACK), stage.blockedBy());
    }

    @Test
    void an_ack_that_comes_before_the_answer_of_its_send_counts() {
        hook();
        stage.gateway.latency = 5_000;
        stage.pass(1);
        stage.running(1, 1);
        stage.pass(1_000);
        acked();
        stage.pass(HOUR);
        stage.scheduled(1, 1, 0);
        assertEquals(2, stage.gateway.calls.size());
        assertEquals(List.of(BlockReason.IN_FLIGHT), stage.blockedBy());
    }

    @Test
    void an_ack_is_no_sign_for_what_is_sent_after_it() {
        hook();
        stage.pass(1);
        stage.running(1, 10);
        stage.pass(1_000);
        acked();
        stage.pass(HOUR);
        assertEquals(4, stage.gateway.calls.size(), "at 0, 60, 120 and 180 s");
    }

    @Test
    void requests_that_fail_await_no_ack() {
        hook();
        stage.pass(1);
        stage.gateway.usually = request -> new SendOutcome.ItemRefused("bad");
        Campaign campaign = stage.running(1, 10);
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void that_webhooks_come_is_remembered_over_a_restart() {
        hook();
        stage.pass(1);
        stage.running(1, 20);
        stage.pass(HOUR);
        Stage next = stage.restarted(0);
        next.pass(HOUR);
        assertEquals(3, next.gateway.calls.size(), "a restart is a new beginning, for acks may have been missed");
    }

    @Test
    void webhooks_are_recorded_once() {
        hook();
        changed(false);
        changed(true);
        hook();
        assertEquals(List.of(SessionEvent.WebhookSeen.INSTANCE), stage.journal.events);
    }

    @Test
    void a_session_that_works_again_is_looked_at_at_once() {
        stage.gateway.blocks(BlockReason.SESSION_NOT_WORKING);
        stage.running(1, 2);
        stage.pass(HOUR + 10_000);
        int looks = stage.gateway.looks.size();
        stage.gateway.works();
        changed(true);
        assertEquals(looks + 1, stage.gateway.looks.size());
        assertEquals(stage.time.millis(), stage.until(BlockReason.SESSION_NOT_WORKING), "it is being looked at");
        stage.pass(1);
        assertEquals(List.of(BlockReason.INTERVAL), stage.blockedBy());
    }
}
