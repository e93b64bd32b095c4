package io.turbozap.waha.server;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reader of the times in WAHA's messages and events, whose clock may be wrong where ours is right. */
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
}
