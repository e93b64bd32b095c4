package io.turbozap.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cron expressions are understood, and what is said about the others. */
class CronExpressionTest {

    private static final LocalDateTime SUNDAY = LocalDateTime.parse("2025-03-09T01:00:30");

    private static String refusal(String expression) {
        return assertThrows(IllegalArgumentException.class, () -> CronExpression.parse(expression))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "* * * * *;           2025-03-09T01:01",
                "0 9 * * *;           2025-03-09T09:00",
                "*/10 * * * *;        2025-03-09T01:10",
                "0 0 * * 7;           2025-03-16T00:00",
                "0 0 * * SUN;         2025-03-16T00:00",
                "0 0 * * fri-sun;     2025-03-14T00:00",
                "30 8 * * 1-5;        2025-03-10T08:30",
                "0 0 13 * 5;          2025-03-13T00:00",
                "0 0 29 2 *;          2028-02-29T00:00",
                "5,10-12/2 3 1 JAN *; 2026-01-01T03:05",
                "'  0   12 * * * ';   2025-03-09T12:00",
                "@hourly;             2025-03-09T02:00",
                "@daily;              2025-03-10T00:00",
                "@midnight;           2025-03-10T00:00",
                "@weekly;             2025-03-16T00:00",
                "@monthly;            2025-04-01T00:00",
                "@yearly;             2026-01-01T00:00",
                "@annually;           2026-01-01T00:00"
            })
    void understands_crontab_and_its_nicknames(String expression, String next) {
        assertEquals(LocalDateTime.parse(next), CronExpression.parse(expression).after(SUNDAY));
    }

    @Test
    void the_minute_itself_counts_when_looking_back_but_not_ahead() {
        CronExpression hourly = CronExpression.parse("0 * * * *");
        LocalDateTime one = LocalDateTime.parse("2025-03-09T01:00");

        assertEquals(one, hourly.upTo(SUNDAY));
        assertEquals(one, hourly.upTo(one));
        assertEquals(one.minusHours(1), hourly.upTo(one.minusNanos(1)));
        assertEquals(one.plusHours(1), hourly.after(one));
        assertEquals(one, hourly.after(one.minusNanos(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "61 * * * *;      Value 61 not in range [0, 59]",
                "0 25 * * *;      Value 25 not in range [0, 23]",
                "0 0 32 1 *;      Value 32 not in range [1, 31]",
                "0 0 * 13 *;      Value 13 not in range [1, 12]",
                "0 0 * * 8;       Value 8 not in range [0, 7]",
                "5-1 * * * *;     'Invalid range! [5,1]'",
                "*/0 * * * *;     'Period 0 not in range [0, 59]'",
                "a b c d e;       Invalid chars in expression! Expression: A Invalid chars: A",
                "0 0 L * *;       Invalid chars in expression! Expression: L Invalid chars: L",
                "* * * *;         'expected 5 fields (minute, hour, day of month, month, day of week), received 4'",
                "0 * * * * *;     'expected 5 fields (minute, hour, day of month, month, day of week), received 6'",
                "nonsense;        'expected 5 fields (minute, hour, day of month, month, day of week), received 1'",
                "'';              'expected 5 fields (minute, hour, day of month, month, day of week), received 0'",
                "0 0|1 * * *;     '''|'' is not allowed'",
                "@reboot;         'expected one of @hourly, @daily, @weekly, @monthly, @yearly'",
                "@soon;           'expected one of @hourly, @daily, @weekly, @monthly, @yearly'"
            })
    void nonsense_is_refused_with_what_is_wrong(String expression, String reason) {
        assertEquals("Invalid cron expression: " + reason, refusal(expression));
    }

    @Test
    void no_nonsense_gets_another_answer_than_a_refusal() {
        Random random = new Random(11);
        String characters = "0123456789*/,-#?LW@| \t\\\"'\u0000éA+.";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder expression = new StringBuilder();
            for (int field = 0; field < 5; field++) {
                for (int length = random.nextInt(4); length >= 0; length--) {
                    expression.append(characters.charAt(random.nextInt(characters.length())));
                }
                expression.append(' ');
            }
            try {
                CronExpression.parse(expression.toString());
            } catch (IllegalArgumentException refused) {
                String words = String.valueOf(refused.getMessage());
                assertTrue(words.startsWith("Invalid cron expression: "), words);
                assertFalse(words.contains("cronutils") || words.contains("java."), words);
            }
        }
    }

    @Test
    void what_is_too_long_is_not_read() {
        assertEquals(
                "Invalid cron expression: it has more than 256 characters", refusal("1,".repeat(200) + "1 * * * *"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 *"})
    void a_date_that_never_comes_makes_no_timetable(String never) {
        String words = assertThrows(
                        IllegalArgumentException.class,
                        () -> CronSchedule.of(never, ZoneId.of("UTC"), 1_700_000_000_000L))
                .getMessage();

        assertEquals("Invalid cron expression: its time never comes, for there is no such date", words);
    }
}
