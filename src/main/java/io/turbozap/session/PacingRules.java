package io.turbozap.session;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which a session paces its sends. Durations are in milliseconds.
 *
 * @param interval least distance between two starts of the campaign and scheduled lanes
 * @param randomExtra up to so much is added to each interval, evenly drawn
 * @param quietHours when campaigns rest, or null
 * @param dailyCap how many messages a day campaigns may bring it to; 0 is no cap
 * @param zone where a day begins and quiet hours are given
 */
public record PacingRules(
        long interval, long randomExtra, @Nullable QuietHours quietHours, int dailyCap, ZoneId zone) {

    private static final long LONGEST_REPLY_GAP = 1_000;

    /** Rules with nothing but an interval. */
    public static PacingRules every(long interval) {
        return new PacingRules(interval, 0, null, 0, ZoneId.of("UTC"));
    }

    /** Least distance between any two starts: a second, or the interval where that is shorter. */
    public long replyGap() {
        return Math.min(LONGEST_REPLY_GAP, interval);
    }
}
