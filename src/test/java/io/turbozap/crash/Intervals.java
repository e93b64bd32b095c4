package io.turbozap.crash;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the sends of a session kept their interval, seen from where they arrive. A send may arrive late, and the next
 * one in time, so two arrivals prove little: any number of them in a row must not have come faster than the interval
 * allows, but for the lateness that is tolerated once.
 */
final class Intervals {

    private static final double NANOS_PER_MILLI = 1e6;

    private Intervals() {}

    /** By how many milliseconds the sends were early at most, whatever came before them; below 0 if never. */
    static double earliness(List<Long> arrivals, long intervalMillis) {
        double earliest = -intervalMillis;
        double latest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < arrivals.size(); i++) {
            double lateness = arrivals.get(i) / NANOS_PER_MILLI - (double) intervalMillis * i;
            earliest = Math.max(earliest, latest - lateness);
            latest = Math.max(latest, lateness);
        }
        return earliest;
    }

    /** What is wrong, or null. */
    static @Nullable String fault(String session, List<Long> arrivals, long intervalMillis, long toleratedMillis) {
        double earliness = earliness(arrivals, intervalMillis);
        return earliness <= toleratedMillis
                ? null
                : session + " sent up to " + Math.round(earliness) + " ms earlier than its interval of "
                        + intervalMillis + " ms allows";
    }
}
