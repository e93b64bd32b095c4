package io.turbozap.schedule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time at which a recurring campaign did not run although it was due.
 *
 * @param at epoch milliseconds
 */
public record SkippedRun(long at, Reason reason) {

    /** The reason why it did not run. */
    public enum Reason {
        /** Runs before it were not over. */
        OVERLAP,
        /** It could only have run late, and {@link MisfirePolicy} did not want that. */
        CATCH_UP,
        /** It could only have run later than anything may. */
        MISSED;

        /** The name that the API shows. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The reason with this {@link #wireName()}. */
        static Reason parse(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    /** Whichever of the two was later. */
    static SkippedRun later(@Nullable SkippedRun one, SkippedRun other) {
        return one != null && one.at > other.at ? one : other;
    }
}
