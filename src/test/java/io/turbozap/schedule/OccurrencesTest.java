package io.turbozap.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BEHAVIOUR D28: a time that clocks skip runs at the next valid instant, one that they show twice runs once. */
class OccurrencesTest {

    private static final long MINUTE = 60_000;

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static List<String> after(String cron, String zone, String start, int count) {
        return Occurrences.of(cron, ZoneId.of(zone)).after(millis(start), count).stream()
                .map(at -> Instant.ofEpochMilli(at).toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0 9 * * *,   Asia/Kolkata,        2026-01-01T00:00:00Z, 2026-01-01T03:30:00Z, 2026-01-02T03:30:00Z",
        "30 1 * * *,  Europe/Lisbon,       2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z, 2026-03-30T00:30:00Z",
        "0 0 * * *,   America/Sao_Paulo,   2018-11-03T12:00:00Z, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
        "30 2 * * *,  America/New_York,    2025-03-08T12:00:00Z, 2025-03-09T07:00:00Z, 2025-03-10T06:30:00Z",
        "15 2 * * *,  Australia/Lord_Howe, 2026-10-03T12:00:00Z, 2026-10-03T15:30:00Z, 2026-10-04T15:15:00Z",
        "0 12 * * *,  Pacific/Apia,        2011-12-29T23:00:00Z, 2011-12-30T10:00:00Z, 2011-12-30T22:00:00Z"
    })
    void a_time_that_clocks_skip_runs_when_they_do(
            String cron, String zone, String start, String first, String second) {
        assertEquals(List.of(first, second), after(cron, zone, start, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "30 1 * * *,  Europe/Lisbon,       2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        "30 23 * * *, America/Sao_Paulo,   2018-02-17T12:00:00Z, 2018-02-18T01:30:00Z, 2018-02-19T02:30:00Z",
        "45 1 * * *,  Australia/Lord_Howe, 2026-04-04T12:00:00Z, 2026-04-04T14:45:00Z, 2026-04-05T15:15:00Z"
    })
    void a_time_that_clocks_show_twice_runs_the_first_time(
            String cron, String zone, String start, String first, String second) {
        assertEquals(List.of(first, second), after(cron, zone, start, 2));
    }

    @Test
    void many_times_in_one_gap_run_once_together() {
        assertEquals(
                List.of("2026-03-29T00:50:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:10:00Z"),
                after("*/10 * * * *", "Europe/Lisbon", "2026-03-29T00:40:00Z", 3));
    }

    @Test
    void nothing_runs_while_clocks_show_an_hour_again() {
        assertEquals(
                List.of("2026-10-25T00:45:00Z", "2026-10-25T02:00:00Z"),
                after("*/15 * * * *", "Europe/Lisbon", "2026-10-25T00:30:00Z", 2));
        assertEquals(
                List.of("2026-10-25T02:00:00Z"), after("*/15 * * * *", "Europe/Lisbon", "2026-10-25T01:20:00Z", 1));
    }

    @Test
    void there_may_be_none() {
        Occurrences never = Occurrences.of("0 0 30 2 *", ZoneId.of("UTC"));

        assertNull(never.after(0));
        assertNull(never.upTo(millis("2026-01-01T00:00:00Z")));
        assertEquals(List.of(), never.after(0, 5));
    }

    @Test
    void next_and_last_agree_with_a_clock_watched_minute_by_minute() {
        Random random = new Random(17);
        List<String> zones = List.of(
                "America/Sao_Paulo", "Europe/Lisbon", "Asia/Kolkata", "Australia/Lord_Howe", "America/New_York", "UTC");
        List<String> days = List.of(
                "2018-02-17T00:00:00Z",
                "2018-11-03T12:00:00Z",
                "2026-03-28T12:00:00Z",
                "2026-10-24T18:00:00Z",
                "2026-04-04T06:00:00Z",
                "2026-10-03T06:00:00Z",
                "2025-03-09T00:00:00Z",
                "2025-11-01T20:00:00Z");
        for (int i = 0; i < 60; i++) {
            String[] fields = {
                field(random, 0, 59), field(random, 0, 23), random.nextInt(3) == 0 ? "3-5,17" : "*", "*", "*"
            };
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            compare(fields, zone, millis(days.get(random.nextInt(days.size()))), random);
        }
    }

    private static String field(Random random, int low, int high) {
        int value = low + random.nextInt(high - low + 1);
        return switch (random.nextInt(4)) {
            case 0 -> "*";
            case 1 -> "*/" + (1 + random.nextInt(15));
            case 2 -> value + "-" + (value + random.nextInt(high - value + 1));
            default -> value + "," + (low + random.nextInt(high - low + 1));
        };
    }

    private static void compare(String[] fields, ZoneId zone, long from, Random random) {
        long end = from + 30 * 60 * MINUTE;
        NavigableSet<Long> expected = watched(fields, zone, from, end);
        Occurrences occurrences = Occurrences.of(String.join(" ", fields), zone);
        String about = String.join(" ", fields) + " " + zone + " from " + Instant.ofEpochMilli(from);
        for (int i = 0; i < 20; i++) {
            long at = from + random.nextInt(30 * 60) * MINUTE + (random.nextBoolean() ? 0 : random.nextInt(60_000));
            Long next = occurrences.after(at);
            Long last = occurrences.upTo(at);
            assertEquals(expected.higher(at), next != null && next <= end ? next : null, about + " after " + at);
            assertEquals(expected.floor(at), last != null && last > from ? last : null, about + " up to " + at);
        }
    }

    /** The instants in (from, end] at which a matching minute is shown for the first time, or was just skipped. */
    private static NavigableSet<Long> watched(String[] fields, ZoneId zone, long from, long end) {
        NavigableSet<Long> found = new TreeSet<>();
        LocalDateTime newest = wall(from - 24 * 60 * MINUTE, zone);
        for (long at = from - 24 * 60 * MINUTE; at <= end; at += MINUTE) {
            LocalDateTime now = wall(at, zone);
            for (LocalDateTime minute = newest.plusMinutes(1); !minute.isAfter(now); minute = minute.plusMinutes(1)) {
                if (at > from && matches(fields, minute)) {
                    found.add(at);
                }
            }
            newest = now.isAfter(newest) ? now : newest;
        }
        return found;
    }

    private static LocalDateTime wall(long at, ZoneId zone) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(at), zone).truncatedTo(ChronoUnit.MINUTES);
    }

    private static boolean matches(String[] fields, LocalDateTime time) {
        return values(fields[0], 0, 59).get(time.getMinute())
                && values(fields[1], 0, 23).get(time.getHour())
                && values(fields[2], 1, 31).get(time.getDayOfMonth());
    }

    private static BitSet values(String field, int low, int high) {
        BitSet values = new BitSet();
        for (String part : field.split(",", -1)) {
            if (part.startsWith("*")) {
                int step = part.length() > 1 ? Integer.parseInt(part.substring(2)) : 1;
                for (int value = low; value <= high; value += step) {
                    values.set(value);
                }
            } else {
                String[] ends = part.split("-", -1);
                values.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
            }
        }
        return values;
    }
}
