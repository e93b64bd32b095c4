package io.turbozap.http.guard;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Time since a stage of a connection began, and how many bytes have come in since. */
final class Progress {

    private final LongSupplier nanos;
    private long since;
    private long bytes;

    /**
     * Begins the first stage.
     *
     * @param nanos a steady clock, in nanoseconds
     */
    Progress(LongSupplier nanos) {
        this.nanos = nanos;
        restart();
    }

    /** Begins another stage. */
    void restart() {
        since = nanos.getAsLong();
        bytes = 0;
    }

    void add(int came) {
        bytes += came;
    }

    long bytes() {
        return bytes;
    }

    boolean isLongerThan(Duration time) {
        return nanos.getAsLong() - since > time.toNanos();
    }
}
