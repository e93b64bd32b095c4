package io.turbozap.waha.server;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads our times on WAHA's clock, which may be wrong where ours is right; only the order of events counts. */
public final class WahaTime {

    private static final long MILLIS_FROM = 100_000_000_000L;
    /** What clocks may differ by. */
    private static final long TOLERANCE = 300_000;

    private WahaTime() {}

    /** Epoch milliseconds of the time in a message or event, which may be seconds, and text; −1 if it is none. */
    public static long millis(@Nullable Object time) {
        try {
            long value = time instanceof Number number ? number.longValue() : Long.parseLong(String.valueOf(time));
            long millis = value >= MILLIS_FROM ? value : value * 1_000;
            return millis < 0 ? -1 : millis;
        } catch (NumberFormatException noTime) {
            return -1;
        }
    }

    /**
     * The time of an event: {@code given} as far as it is not ahead of our clock, else
     * {@code now}. Nothing that comes later could undo what is dated tomorrow.
     */
    public static long past(long given, long now) {
        return given > now + TOLERANCE ? now : given;
    }

    /** Epoch milliseconds for a time in ISO-8601 with its zone; −1 if it is none. */
    public static long instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException noTime) {
            return -1;
        }
    }

    /**
     * The earliest second that WAHA's clock can have shown at {@code at}. It is early by up to a second and the time
     * that the answer took, because the {@code Date} header has whole seconds.
     *
     * @param at epoch milliseconds by our clock
     * @param date the {@code Date} header of an answer, or null if it had none
     * @param now when that answer was read, epoch milliseconds by our clock
     */
    public static long secondOf(long at, @Nullable String date, long now) {
        return Math.floorDiv(at + offset(date, now), 1_000L);
    }

    private static long offset(@Nullable String date, long now) {
        if (date == null) {
            return 0;
        }
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME
                            .parse(date, Instant::from)
                            .toEpochMilli()
                    - now;
        } catch (DateTimeException unreadable) {
            return 0;
        }
    }
}
