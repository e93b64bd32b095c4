package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.HOUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turbozap.campaign.Lane;
import io.turbozap.session.BlockReason;
import io.turbozap.session.PacingRules;
import io.turbozap.session.QuietHours;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule C22: campaigns rest in quiet hours, which are told by the clock of the session's zone. */
final class QuietHoursTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private static QuietHours hours(String from, String to) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static PacingRules rules(String from, String to, String zone) {
        return new PacingRules(Stage.INTERVAL, 0, hours(from, to), 0, ZoneId.of(zone));
    }

    /** A session in {@code zone} that rests between these times, when the calendar says {@code now}. */
    private static Stage stage(String from, String to, String zone, String now) {
        Stage stage = new Stage(rules(from, to, zone));
        stage.time.setWall(now);
        return stage;
    }

    @ParameterizedTest
    @CsvSource({
        // within a day
        "12:00, 14:00, UTC, 2026-11-21T11:59:59.999Z, 2026-11-21T11:59:59.999Z",
        "12:00, 14:00, UTC, 2026-11-21T12:00:00Z, 2026-11-21T14:00:00Z",
        "12:00, 14:00, UTC, 2026-11-21T13:59:59.999Z, 2026-11-21T14:00:00Z",
        "12:00, 14:00, UTC, 2026-11-21T14:00:00Z, 2026-11-21T14:00:00Z",
        // over midnight
        "22:00, 08:00, UTC, 2026-11-21T21:59:59Z, 2026-11-21T21:59:59Z",
        "22:00, 08:00, UTC, 2026-11-21T22:00:00Z, 2026-11-22T08:00:00Z",
        "22:00, 08:00, UTC, 2026-11-22T00:00:00Z, 2026-11-22T08:00:00Z",
        "22:00, 08:00, UTC, 2026-11-22T07:59:59Z, 2026-11-22T08:00:00Z",
        "22:00, 00:00, UTC, 2026-11-21T23:30:00Z, 2026-11-22T00:00:00Z",
        "00:00, 06:00, UTC, 2026-11-22T00:00:00Z, 2026-11-22T06:00:00Z",
        // in other zones
        "22:00, 08:00, America/Sao_Paulo, 2026-11-22T00:59:00Z, 2026-11-22T00:59:00Z",
        "22:00, 08:00, America/Sao_Paulo, 2026-11-22T01:00:00Z, 2026-11-22T11:00:00Z",
        "22:00, 08:00, Asia/Kathmandu, 2026-11-21T16:15:00Z, 2026-11-22T02:15:00Z",
        // the clock is put forward from 02:00 to 03:00 on 2026-03-29 in Berlin
        "22:00, 08:00, Europe/Berlin, 2026-03-28T21:00:00Z, 2026-03-29T06:00:00Z",
        "22:00, 02:30, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T01:00:00Z",
        "22:00, 02:00, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T01:00:00Z",
        "22:00, 03:00, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T01:00:00Z",
        "01:00, 02:30, Europe/Berlin, 2026-03-29T00:30:00Z, 2026-03-29T01:00:00Z",
        "02:15, 02:45, Europe/Berlin, 2026-03-29T00:59:59Z, 2026-03-29T00:59:59Z",
        "02:15, 02:45, Europe/Berlin, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z",
        // the clock is put back from 03:00 to 02:00 on 2026-10-25 in Berlin
        "22:00, 08:00, Europe/Berlin, 2026-10-24T20:00:00Z, 2026-10-25T07:00:00Z",
        "22:00, 02:30, Europe/Berlin, 2026-10-24T20:00:00Z, 2026-10-25T00:30:00Z",
        "22:00, 02:30, Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25T00:30:00Z",
        "22:00, 02:30, Europe/Berlin, 2026-10-25T01:10:00Z, 2026-10-25T01:30:00Z",
        "22:00, 02:30, Europe/Berlin, 2026-10-25T01:30:00Z, 2026-10-25T01:30:00Z",
        "02:30, 06:00, Europe/Berlin, 2026-10-25T00:45:00Z, 2026-10-25T05:00:00Z",
        "02:30, 06:00, Europe/Berlin, 2026-10-25T01:00:00Z, 2026-10-25T01:00:00Z",
        "02:30, 06:00, Europe/Berlin, 2026-10-25T01:30:00Z, 2026-10-25T05:00:00Z",
    })
    void the_rest_ends_when_the_clock_shows_its_end(String from, String to, String zone, String now, String end) {
        ZonedDateTime time = ZonedDateTime.parse(now).withZoneSameInstant(ZoneId.of(zone));
        assertEquals(
                ZonedDateTime.parse(end).toInstant(),
                hours(from, to).endFrom(time).toInstant());
    }

    @Test
    void nobody_can_rest_all_day() {
        assertThrows(IllegalArgumentException.class, () -> hours("08:00", "08:00:59"));
    }

    @Test
    void campaigns_rest_and_go_on_by_themselves() {
        Stage stage = stage("22:00", "08:00", "UTC", "2026-11-21T21:58:30Z");
        stage.running(1, 4);
        stage.pass(20 * HOUR);
        assertEquals(
                List.of("2026-11-21T21:58:30Z", "2026-11-21T21:59:30Z", "2026-11-22T08:00:00Z", "2026-11-22T08:01:00Z"),
                stage.wallTimes());
    }

    @Test
    void at_rest_it_says_so_and_until_when() {
        Stage stage = stage("22:00", "08:00", "UTC", "2026-11-21T23:00:00Z");
        stage.running(1, 1);
        stage.pass(1_000);
        assertEquals(List.of(), stage.gateway.calls);
        assertEquals(List.of(BlockReason.QUIET_HOURS), stage.blockedBy());
        assertEquals("settings", stage.blocker(BlockReason.QUIET_HOURS).setBy());
        assertEquals("2026-11-22T08:00:00Z", stage.nextSendAtWall());
        assertEquals(9 * HOUR, stage.until(BlockReason.QUIET_HOURS));
    }

    @Test
    void an_interval_that_ends_in_the_rest_is_followed_by_it() {
        Stage stage = stage("22:00", "08:00", "UTC", "2026-11-21T21:59:30Z");
        stage.running(1, 2);
        stage.pass(1_000);
        assertEquals(List.of(BlockReason.INTERVAL), stage.blockedBy());
        assertEquals("2026-11-22T08:00:00Z", stage.nextSendAtWall());
    }

    @Test
    void scheduled_messages_and_replies_pass() {
        Stage stage = stage("22:00", "08:00", "UTC", "2026-11-21T23:00:00Z");
        stage.running(1, 2);
        stage.running(Lane.REPLY, 1, 1);
        stage.pass(10_000);
        stage.running(Lane.SCHEDULED, 1, 1);
        stage.pass(HOUR);
        assertEquals(List.of("2026-11-21T23:00:00Z", "2026-11-21T23:00:10Z"), stage.wallTimes());
    }

    @Test
    void at_rest_the_session_wakes_for_what_may_pass() {
        Stage stage = stage("22:00", "08:00", "UTC", "2026-11-21T23:00:00Z");
        stage.running(1, 2);
        stage.scheduled(Samples.campaign(Lane.SCHEDULED, 1, 1), HOUR);
        assertEquals("2026-11-22T00:00:00Z", stage.nextSendAtWall());
        stage.pass(2 * HOUR);
        assertEquals(List.of("2026-11-22T00:00:00Z"), stage.wallTimes());
    }

    @Test
    void at_rest_it_keeps_no_connection() {
        Stage stage = stage("22:00", "08:00", "UTC", "2026-11-21T21:59:30Z");
        stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(1, stage.gateway.closes);
    }

    @Test
    void a_calendar_that_is_set_ends_the_rest_or_prolongs_it() {
        Stage forward = stage("22:00", "08:00", "UTC", "2026-11-21T23:00:00Z");
        forward.running(1, 1);
        forward.time.setWall("2026-11-22T08:30:00Z");
        forward.pass(60_000);
        assertEquals(1, forward.gateway.calls.size());
        Stage back = stage("22:00", "08:00", "UTC", "2026-11-22T07:30:00Z");
        back.running(1, 1);
        back.pass(1_000);
        back.time.jump(-HOUR);
        back.pass(HOUR);
        assertEquals(0, back.gateway.calls.size());
        back.pass(HOUR);
        assertEquals(1, back.gateway.calls.size());
    }

    @Test
    void put_at_rest_or_woken_by_other_rules_it_obeys_at_once() {
        Stage stage = stage("22:00", "08:00", "UTC", "2026-11-21T12:00:00Z");
        stage.running(1, 3);
        stage.pass(30_000);
        stage.pace(rules("11:00", "13:00", "UTC"));
        assertEquals("2026-11-21T13:00:00Z", stage.nextSendAtWall());
        stage.pass(HOUR / 2);
        assertEquals(1, stage.gateway.calls.size());
        stage.pace(rules("11:00", "12:15", "UTC"));
        assertEquals(2, stage.gateway.calls.size());
        stage.pace(rules("11:00", "13:00", "America/New_York"));
        stage.pass(60_000);
        assertEquals(3, stage.gateway.calls.size(), "there it is seven");
    }

    @Test
    void the_hour_that_comes_twice_rests_twice() {
        Stage stage = stage("22:00", "02:30", "Europe/Berlin", "2026-10-25T00:28:30Z");
        stage.pace(new PacingRules(10 * 60_000, 0, hours("22:00", "02:30"), 0, ZoneId.of("Europe/Berlin")));
        stage.running(1, 6);
        stage.pass(2 * HOUR);
        assertEquals(
                List.of(
                        "2026-10-25T00:30:00Z",
                        "2026-10-25T00:40:00Z",
                        "2026-10-25T00:50:00Z",
                        "2026-10-25T01:30:00Z",
                        "2026-10-25T01:40:00Z",
                        "2026-10-25T01:50:00Z"),
                stage.wallTimes());
    }

    @Test
    void the_hour_that_never_comes_is_no_rest() {
        Stage stage = stage("02:00", "03:00", "Europe/Berlin", "2026-03-29T00:59:00Z");
        stage.running(1, 3);
        stage.pass(HOUR);
        assertEquals(
                List.of("2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:01:00Z"), stage.wallTimes());
        assertEquals(UTC, PacingRules.every(1).zone());
    }
}
