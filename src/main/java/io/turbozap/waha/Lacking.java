package io.turbozap.waha;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Remembers for a while that a server lacks something, so that it is not asked for it all the time. Shared by the sessions
 * of the server; safe to use from any thread.
 */
final class Lacking {

    private static final long FORGET_AFTER = Duration.ofMinutes(10).toMillis();

    private final InstantSource clock;
    private volatile long missingUntil = Long.MIN_VALUE;

    Lacking(InstantSource clock) {
        this.clock = clock;
    }

    boolean isMissing() {
        return clock.millis() < missingUntil;
    }

    /** The server answered that it lacks it. */
    void missing() {
        missingUntil = clock.millis() + FORGET_AFTER;
    }
}
