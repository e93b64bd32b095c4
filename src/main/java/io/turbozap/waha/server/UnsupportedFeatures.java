package io.turbozap.waha.server;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Memory, for a while, that a server lacks a feature, so that it is not asked for it all the time. Shared by the
 * sessions of the server; safe to use from any thread.
 */
public final class UnsupportedFeatures {

    private static final long FORGET_AFTER = Duration.ofMinutes(10).toMillis();

    private final InstantSource clock;
    private volatile long missingUntil = Long.MIN_VALUE;

    public UnsupportedFeatures(InstantSource clock) {
        this.clock = clock;
    }

    public boolean isMissing() {
        return clock.millis() < missingUntil;
    }

    /** The server answered that it lacks it. */
    public void missing() {
        missingUntil = clock.millis() + FORGET_AFTER;
    }
}
