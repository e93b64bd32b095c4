package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Lane;
import io.turbozap.session.BlockReason;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.SendOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule B18: when requests start. */
final class StartsTest {

    @Test
    void the_first_request_starts_at_once() {
        Stage stage = new Stage();
        stage.pass(5);
        stage.running(1, 1);
        assertEquals(List.of(5L), stage.gateway.times());
    }

    @Test
    void starts_lie_an_interval_apart_from_start_to_start() {
        Stage stage = new Stage();
        stage.gateway.latency = 20_000;
        stage.running(1, 3);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, INTERVAL, 2 * INTERVAL), stage.gateway.times());
    }

    @Test
    void a_call_longer_than_the_interval_is_followed_at_once() {
        Stage stage = new Stage();
        stage.gateway.latency = 90_000;
        stage.running(1, 3);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, 90_000L, 180_000L), stage.gateway.times());
    }

    @Test
    void the_interval_counts_from_when_the_request_is_written() {
        Stage stage = new Stage();
        stage.gateway.startDelay = 7_000;
        stage.running(1, 2);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, 7_000 + INTERVAL), stage.gateway.times());
    }

    @Test
    void without_an_interval_one_call_follows_the_other() {
        Stage stage = Stage.withInterval(0);
        stage.running(2, 2);
        stage.pass(1_000);
        assertEquals(List.of(0L, 100L, 200L, 300L), stage.gateway.times());
        assertEquals(List.of(0, 1, 2, 3), stage.gateway.indexes());
    }

    @Test
    void the_interval_holds_across_campaigns() {
        Stage stage = new Stage();
        stage.running(1, 1);
        stage.pass(10_000);
        stage.running(1, 1);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, INTERVAL), stage.gateway.times());
    }

    @Test
    void the_interval_holds_across_a_pause() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 3);
        stage.pass(10_000);
        stage.pause(campaign);
        stage.pass(10_000);
        stage.resume(campaign);
        stage.until(INTERVAL);
        stage.pause(campaign);
        stage.until(3 * INTERVAL);
        stage.resume(campaign);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, INTERVAL, 3 * INTERVAL), stage.gateway.times());
    }

    @Test
    void the_interval_holds_across_stop_and_execute() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 2);
        stage.pass(10_000);
        stage.stop(campaign);
        stage.execute(campaign);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, INTERVAL), stage.gateway.times());
    }

    @Test
    void the_interval_holds_across_hold_and_release() {
        Stage stage = new Stage();
        stage.running(1, 2);
        stage.done(SessionCommand.Hold.INSTANCE);
        stage.pass(10_000);
        stage.done(SessionCommand.Release.INSTANCE);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, INTERVAL), stage.gateway.times());
    }

    @Test
    void a_retry_waits_for_the_interval_where_that_is_longer_than_the_backoff() {
        Stage stage = new Stage();
        stage.gateway.next(new SendOutcome.SessionBlocked(BlockReason.UNAVAILABLE, "503"));
        stage.running(1, 1);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, INTERVAL), stage.gateway.times());
    }

    @Test
    void a_retry_waits_for_the_backoff_where_that_is_longer_than_the_interval() {
        Stage stage = Stage.withInterval(200);
        SendOutcome blocked = new SendOutcome.SessionBlocked(BlockReason.UNAVAILABLE, "503");
        stage.gateway.next(blocked, blocked);
        stage.running(1, 1);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, 1_100L, 3_200L), stage.gateway.times());
    }

    @Test
    void a_failed_item_is_a_start_too() {
        Stage stage = new Stage();
        stage.gateway.next(new SendOutcome.ItemRefused("bad"));
        stage.running(1, 2);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, INTERVAL), stage.gateway.times());
    }

    @Test
    void replies_keep_only_the_reply_gap() {
        Stage stage = new Stage();
        stage.running(1, 2);
        stage.pass(500);
        stage.running(Lane.REPLY, 1, 2);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, 1_000L, 2_000L, INTERVAL), stage.gateway.times());
    }

    @Test
    void whatever_follows_a_reply_keeps_the_reply_gap_too() {
        Stage stage = new Stage();
        stage.running(1, 2);
        stage.until(INTERVAL - 300);
        stage.running(Lane.REPLY, 1, 1);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, INTERVAL - 300, INTERVAL + 700), stage.gateway.times());
    }

    @Test
    void scheduled_messages_share_the_interval_with_campaigns() {
        Stage stage = new Stage();
        stage.running(1, 1);
        stage.running(Lane.SCHEDULED, 1, 2);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, INTERVAL, 2 * INTERVAL), stage.gateway.times());
    }

    @Test
    void the_reply_gap_is_never_longer_than_the_interval() {
        Stage stage = Stage.withInterval(300);
        stage.running(Lane.REPLY, 1, 2);
        stage.pass(10 * INTERVAL);
        assertEquals(List.of(0L, 300L), stage.gateway.times());
    }

    @Test
    void a_reply_wakes_a_session_that_waits_for_its_interval() {
        Stage stage = new Stage();
        stage.running(1, 2);
        stage.until(30_000);
        stage.running(Lane.REPLY, 1, 1);
        assertEquals(List.of(0L, 30_000L), stage.gateway.times());
    }

    @Test
    void never_is_there_more_than_one_in_flight() {
        Stage stage = Stage.withInterval(0);
        stage.gateway.hangs = true;
        stage.running(1, 5);
        stage.running(Lane.REPLY, 1, 5);
        stage.pass(Stage.HOUR);
        assertEquals(1, stage.gateway.calls.size());
    }
}
