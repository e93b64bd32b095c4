package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Lane;
import io.turbozap.session.BlockReason;
import io.turbozap.session.PacingRules;
import io.turbozap.session.QuietHours;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule C22: a session's campaigns bring it to so many messages a day, and no further. */
final class DailyCapTest {

    private static PacingRules cap(int cap, String zone, @Nullable QuietHours quiet) {
        return new PacingRules(INTERVAL, 0, quiet, cap, ZoneId.of(zone));
    }

    private static Stage stage(int cap, String zone, String now) {
        Stage stage = new Stage(cap(cap, zone, null));
        stage.time.setWall(now);
        return stage;
    }

    @Test
    void beyond_the_cap_campaigns_wait_for_the_next_day() {
        Stage stage = stage(2, "UTC", "2026-11-21T10:00:00Z");
        stage.running(1, 5);
        stage.pass(50 * HOUR);
        assertEquals(
                List.of(
                        "2026-11-21T10:00:00Z",
                        "2026-11-21T10:01:00Z",
                        "2026-11-22T00:00:00Z",
                        "2026-11-22T00:01:00Z",
                        "2026-11-23T00:00:00Z"),
                stage.wallTimes());
    }

    @Test
    void capped_it_says_so_and_until_when() {
        Stage stage = stage(1, "UTC", "2026-11-21T10:00:00Z");
        stage.running(1, 2);
        stage.pass(2 * INTERVAL);
        assertEquals(List.of(BlockReason.DAILY_CAP), stage.blockedBy());
        assertEquals("2026-11-22T00:00:00Z", stage.nextSendAtWall());
        assertEquals(14 * HOUR, stage.until(BlockReason.DAILY_CAP));
    }

    @Test
    void the_day_turns_in_the_zone_of_the_session() {
        Stage stage = stage(1, "America/Sao_Paulo", "2026-11-21T10:00:00Z");
        stage.running(1, 3);
        stage.pass(50 * HOUR);
        assertEquals(
                List.of("2026-11-21T10:00:00Z", "2026-11-22T03:00:00Z", "2026-11-23T03:00:00Z"), stage.wallTimes());
    }

    @Test
    void a_day_that_begins_in_a_gap_begins_after_it() {
        Stage stage = stage(1, "America/Havana", "2026-03-07T20:00:00Z");
        stage.running(1, 2);
        stage.pass(20 * HOUR);
        assertEquals("2026-03-08T05:00:00Z", stage.wallTimes().get(1), "00:00 does not exist, 01:00 is the first");
    }

    @Test
    void scheduled_messages_and_replies_pass_and_count() {
        Stage stage = stage(2, "UTC", "2026-11-21T10:00:00Z");
        stage.running(Lane.REPLY, 1, 2);
        stage.running(Lane.SCHEDULED, 1, 2);
        stage.running(1, 1);
        stage.pass(10 * HOUR);
        assertEquals(4, stage.gateway.calls.size(), "all but the campaign's");
        assertEquals(List.of(BlockReason.DAILY_CAP), stage.blockedBy());
        stage.pass(5 * HOUR);
        assertEquals("2026-11-22T00:00:00Z", stage.wallTimes().get(4));
    }

    @Test
    void what_surely_did_not_leave_does_not_count() {
        Stage stage = stage(2, "UTC", "2026-11-21T10:00:00Z");
        stage.gateway.next(
                new SendOutcome.ItemRefused("bad"), new SendOutcome.SessionBlocked(BlockReason.UNAVAILABLE, "503"));
        stage.running(1, 4);
        stage.pass(10 * HOUR);
        assertEquals(List.of(0, 1, 1, 2), stage.gateway.indexes(), "two of them left");
    }

    @Test
    void what_may_have_left_counts() {
        Stage stage = stage(2, "UTC", "2026-11-21T10:00:00Z");
        stage.gateway.lookupResult = new LookupResult.Unanswerable("no history");
        stage.gateway.next(new SendOutcome.Unclear("time-out"));
        stage.running(1, 4);
        stage.pass(10 * HOUR);
        assertEquals(2, stage.gateway.calls.size());
    }

    @Test
    void what_did_not_leave_at_the_turn_of_the_day_is_not_taken_off_the_next_one() {
        Stage stage = stage(1, "UTC", "2026-11-21T23:59:59.950Z");
        stage.gateway.next(new SendOutcome.ItemRefused("bad"));
        stage.running(1, 3);
        stage.pass(10 * HOUR);
        assertEquals(2, stage.gateway.calls.size(), "one yesterday, one today");
    }

    @Test
    void quiet_hours_after_the_turn_of_the_day_are_added() {
        Stage stage = new Stage(cap(1, "UTC", new QuietHours(LocalTime.parse("22:00"), LocalTime.parse("08:00"))));
        stage.time.setWall("2026-11-21T10:00:00Z");
        stage.running(1, 2);
        stage.pass(INTERVAL);
        assertEquals("2026-11-22T08:00:00Z", stage.nextSendAtWall());
        stage.pass(30 * HOUR);
        assertEquals("2026-11-22T08:00:00Z", stage.wallTimes().get(1));
    }

    @Test
    void a_cap_that_is_reached_in_quiet_hours_is_told_first() {
        Stage stage = new Stage(cap(1, "UTC", new QuietHours(LocalTime.parse("09:00"), LocalTime.parse("12:00"))));
        stage.time.setWall("2026-11-21T10:00:00Z");
        stage.running(Lane.SCHEDULED, 1, 1);
        stage.running(1, 1);
        stage.pass(INTERVAL);
        assertEquals(List.of(BlockReason.DAILY_CAP), stage.blockedBy());
        assertEquals("2026-11-22T00:00:00Z", stage.nextSendAtWall());
    }

    @Test
    void a_higher_cap_lets_it_go_on_at_once_and_none_for_good() {
        Stage stage = stage(1, "UTC", "2026-11-21T10:00:00Z");
        stage.running(1, 6);
        stage.pass(2 * INTERVAL);
        stage.pace(cap(2, "UTC", null));
        assertEquals(2, stage.gateway.calls.size());
        stage.pass(2 * INTERVAL);
        assertEquals(2, stage.gateway.calls.size());
        stage.pace(cap(0, "UTC", null));
        stage.pass(HOUR);
        assertEquals(6, stage.gateway.calls.size());
    }

    @Test
    void the_count_of_the_day_survives_a_restart() {
        Stage stage = stage(3, "UTC", "2026-11-21T10:00:00Z");
        stage.gateway.next(new SendOutcome.ItemRefused("bad"));
        stage.running(1, 9);
        stage.pass(INTERVAL + 1_000);
        Stage next = stage.restarted(0);
        next.pass(HOUR);
        assertEquals(2, next.gateway.calls.size(), "one left before");
        assertEquals(List.of(BlockReason.DAILY_CAP), next.blockedBy());
        Stage tomorrow = next.restarted(20 * HOUR);
        tomorrow.pass(HOUR);
        assertEquals(3, tomorrow.gateway.calls.size());
    }

    @Test
    void skipped_requests_do_not_count() {
        Stage stage = stage(1, "UTC", "2026-11-21T10:00:00Z");
        stage.refused.add("5511900000000@c.us");
        Campaign campaign = stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(1, stage.view(campaign).sendCounts().completed());
        assertNull(stage.nextSendAt());
    }
}
