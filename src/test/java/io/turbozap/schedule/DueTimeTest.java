package io.turbozap.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BEHAVIOUR 10. */
class DueTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2025-10-04T12:00:00.000Z, 2025-10-04T12:00:00Z",
        "2025-10-04T12:00Z, 2025-10-04T12:00:00Z",
        "2025-10-04t12:00:00z, 2025-10-04T12:00:00Z",
        "2025-10-04T12:00:00.123456789Z, 2025-10-04T12:00:00.123Z",
        "2025-10-04T12:00:00+05:30, 2025-10-04T06:30:00Z",
        "2025-10-04T12:00:00-0300, 2025-10-04T15:00:00Z",
        "2025-10-04T12:00:00-03, 2025-10-04T15:00:00Z",
        "2025-10-04T12:00:00+01:00[Europe/Lisbon], 2025-10-04T11:00:00Z",
        "2025-10-04T12:00:00[Europe/Lisbon], 2025-10-04T11:00:00Z",
    })
    void a_time_with_a_zone_is_an_instant(String text, Instant instant) {
        assertEquals(instant.toEpochMilli(), DueTime.of(text));
    }

    @Test
    void a_time_in_a_gap_of_its_zone_is_the_end_of_the_gap() {
        assertEquals(
                Instant.parse("2025-03-30T01:00:00Z").toEpochMilli(), DueTime.of("2025-03-30T01:30:00[Europe/Lisbon]"));
    }

    @Test
    void a_time_that_comes_twice_is_the_first_of_the_two() {
        assertEquals(
                Instant.parse("2025-10-26T00:30:00Z").toEpochMilli(), DueTime.of("2025-10-26T01:30:00[Europe/Lisbon]"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-04T12:00:00, a time zone is needed",
        "2025-10-04, expected ISO-8601",
        "tomorrow, expected ISO-8601",
        "'', expected ISO-8601",
        "1735689600000, expected ISO-8601",
        "2025-02-30T12:00:00Z, expected ISO-8601",
        "2025-10-04T25:00:00Z, expected ISO-8601",
        "2025-10-04T12:00:00[Europe/Nowhere], expected ISO-8601",
        "2025-10-04T12:00:00+05:00[Europe/Lisbon], the offset is not that of the time zone",
        "2025-03-30T01:30:00+00:00[Europe/Lisbon], the offset is not that of the time zone",
        "1999-12-31T23:59:59Z, the year must be from 2000 to 2100",
        "2101-01-01T00:00:00Z, the year must be from 2000 to 2100",
        "+99999-01-01T00:00:00Z, the year must be from 2000 to 2100",
        "2100-12-31T23:59:59-01:00, the year must be from 2000 to 2100",
    })
    void anything_else_is_refused_with_the_reason(String text, String reason) {
        String said = said(() -> DueTime.of(text));

        assertTrue(said.startsWith("Invalid datetime: ") && said.contains(reason), said);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000_000L, 1_735_689_600_000L, 4_133_980_799_999L})
    void milliseconds_are_taken_as_they_are(long millis) {
        assertEquals(millis, DueTime.of(millis));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_735_689_600L, 0, -1, Long.MIN_VALUE, 999_999_999_999L})
    void seconds_are_no_milliseconds(long seconds) {
        assertTrue(said(() -> DueTime.of(seconds)).contains("milliseconds expected"));
    }

    @ParameterizedTest
    @ValueSource(longs = {4_133_980_800_000L, Long.MAX_VALUE})
    void a_time_after_the_century_is_refused(long millis) {
        assertTrue(said(() -> DueTime.of(millis)).contains("the year must be from 2000 to 2100"));
    }

    private static String said(Runnable reading) {
        return assertThrows(IllegalArgumentException.class, reading::run).getMessage();
    }
}
