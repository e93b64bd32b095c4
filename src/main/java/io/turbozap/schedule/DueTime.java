package io.turbozap.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * The time at which something starts, as people write it: ISO-8601 with a time zone, or epoch milliseconds
 * (BEHAVIOUR 10). A time in the past is good: it is due at once.
 */
public final class DueTime {

    private static final long FIRST_MILLIS = 1_000_000_000_000L;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final String EXAMPLE = ", such as 2025-10-04T12:00:00Z";

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendLiteral('[')
            .parseCaseSensitive()
            .appendZoneRegionId()
            .appendLiteral(']')
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private DueTime() {}

    /**
     * The time that {@code millis} are.
     *
     * @throws IllegalArgumentException if they are no milliseconds of this century; its message is for the caller
     */
    public static long of(long millis) {
        if (millis < FIRST_MILLIS) {
            throw new IllegalArgumentException("Invalid datetime: epoch milliseconds expected, of at least 13 digits");
        }
        return sane(millis);
    }

    /**
     * The time that {@code text} gives, in epoch milliseconds. A region may stand in brackets, with or without an
     * offset before it: {@code 2025-10-04T12:00:00[Europe/Lisbon]}. Where its clock is put forward over the time, that
     * is the end of the gap; where the time comes twice, the first of the two.
     *
     * @throws IllegalArgumentException if it is no such time; its message is for the caller
     */
    public static long of(String text) {
        TemporalAccessor parsed;
        try {
            parsed = ISO.parse(text);
        } catch (DateTimeException notIso) {
            throw new IllegalArgumentException(
                    "Invalid datetime: expected ISO-8601 with a time zone" + EXAMPLE + ", or epoch milliseconds");
        }
        LocalDateTime local = LocalDateTime.from(parsed);
        requireYear(local.getYear());
        return sane(instant(local, parsed).toEpochMilli());
    }

    private static Instant instant(LocalDateTime local, TemporalAccessor parsed) {
        ZoneId region = parsed.query(TemporalQueries.zoneId());
        if (parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS));
            if (region != null && !region.getRules().isValidOffset(local, offset)) {
                throw new IllegalArgumentException("Invalid datetime: the offset is not that of the time zone then");
            }
            return local.toInstant(offset);
        }
        if (region == null) {
            throw new IllegalArgumentException("Invalid datetime: a time zone is needed" + EXAMPLE);
        }
        ZoneRules rules = region.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.get(0));
    }

    private static long sane(long millis) {
        requireYear(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).getYear());
        return millis;
    }

    private static void requireYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "Invalid datetime: the year must be from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }
}
