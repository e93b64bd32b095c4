package io.turbozap.outbound;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The clock of a server, by the {@code Date} of its answer: it may be wrong where ours is right, or the other way. */
public final class ServerClock {

    private ServerClock() {}

    /**
     * The earliest second that the server's clock can have shown at {@code at}. It is early by up to a second and the
     * time that the answer took, because the {@code Date} header has whole seconds.
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
