package io.turbozap.waha;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Remembers for a while that a server hands out no message ids, so that it is not asked for every message. Shared by the
 * sessions of the server; safe to use from any thread.
 */
final class MessageIdSupport {

    private static final long FORGET_AFTER = Duration.ofMinutes(10).toMillis();

    private final InstantSource clock;
    private volatile long missingUntil = Long.MIN_VALUE;

    MessageIdSupport(InstantSource clock) {
        this.clock = clock;
    }

    boolean isMissing() {
        return clock.millis() < missingUntil;
    }

    /** The server answered that it has none. */
    void missing() {
        missingUntil = clock.millis() + FORGET_AFTER;
    }
}
