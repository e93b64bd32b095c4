package io.turbozap.schedule;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression as crontab(5) has it: minute, hour, day of month, month and day of week, or a nickname such as
 * {@code @daily}. If both days are restricted, either will do. It knows nothing of time zones: its times are those on
 * the wall. Immutable.
 */
final class CronExpression {

    private static final int MAX_LENGTH = 256;
    private static final int FIELDS = 5;
    private static final String NICKNAMES = "@hourly, @daily, @weekly, @monthly, @yearly";
    private static final String INVALID = "Invalid cron expression: ";
    private static final String LIBRARY_PREFIX = "Failed to parse cron expression. ";
    private static final CronParser PARSER = new CronParser(definition());

    private final ExecutionTime times;

    private CronExpression(ExecutionTime times) {
        this.times = times;
    }

    /** The library's own definition of UNIX crontabs knows no nicknames. */
    private static CronDefinition definition() {
        return CronDefinitionBuilder.defineCron()
                .withMinutes()
                .withValidRange(0, 59)
                .withStrictRange()
                .and()
                .withHours()
                .withValidRange(0, 23)
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .withValidRange(1, 31)
                .withStrictRange()
                .and()
                .withMonth()
                .withValidRange(1, 12)
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .withIntMapping(7, 0)
                .withStrictRange()
                .and()
                .withSupportedNicknameHourly()
                .withSupportedNicknameDaily()
                .withSupportedNicknameMidnight()
                .withSupportedNicknameWeekly()
                .withSupportedNicknameMonthly()
                .withSupportedNicknameYearly()
                .withSupportedNicknameAnnually()
                .instance();
    }

    /** @throws IllegalArgumentException if it is none; the message names what is wrong with it */
    static CronExpression parse(String text) {
        String expression = text.strip();
        requireShape(expression);
        try {
            return new CronExpression(ExecutionTime.forCron(PARSER.parse(expression)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(INVALID + words(e));
        } catch (RuntimeException e) { // the parser's way to give up on some kinds of nonsense
            throw new IllegalArgumentException(INVALID + "it cannot be read");
        }
    }

    private static void requireShape(String expression) {
        if (expression.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(INVALID + "it has more than " + MAX_LENGTH + " characters");
        }
        if (expression.startsWith("@")) {
            return;
        }
        int fields = expression.isEmpty() ? 0 : expression.split("\\s+").length;
        if (fields != FIELDS) {
            throw new IllegalArgumentException(INVALID + "expected " + FIELDS
                    + " fields (minute, hour, day of month, month, day of week), received " + fields);
        }
        if (expression.contains("|")) { // several in one, to the library
            throw new IllegalArgumentException(INVALID + "'|' is not allowed");
        }
    }

    private static String words(IllegalArgumentException e) {
        String words = String.valueOf(e.getMessage());
        if (words.contains("parts but we expect") || words.contains("ickname")) {
            return "expected one of " + NICKNAMES;
        }
        return words.startsWith(LIBRARY_PREFIX) ? words.substring(LIBRARY_PREFIX.length()) : words;
    }

    /**
     * The first time after the minute of {@code time}, or null if there is none. Takes fractions of a millisecond;
     * nearly a second to find that there is none.
     */
    @Nullable
    LocalDateTime after(LocalDateTime time) {
        return wall(times.nextExecution(time.truncatedTo(ChronoUnit.MINUTES).atZone(ZoneOffset.UTC)));
    }

    /** The last time up to and including the minute of {@code time}, or null if there is none. */
    @Nullable
    LocalDateTime upTo(LocalDateTime time) {
        LocalDateTime next = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        return wall(times.lastExecution(next.atZone(ZoneOffset.UTC)));
    }

    private static @Nullable LocalDateTime wall(Optional<ZonedDateTime> time) {
        return time.map(ZonedDateTime::toLocalDateTime).orElse(null);
    }
}
