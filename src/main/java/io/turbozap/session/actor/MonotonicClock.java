package io.turbozap.session.actor;

import io.turbozap.session.core.ClockReading;
import java.time.InstantSource;

/**
 * A clock of {@link ClockReading}s: steady time from the system's monotonic clock, wall time from the calendar clock.
 */
final class MonotonicClock implements SessionClock {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final InstantSource wall;
    private final long origin = System.nanoTime();

    MonotonicClock(InstantSource wall) {
        this.wall = wall;
    }

    @Override
    public ClockReading now() {
        return new ClockReading((System.nanoTime() - origin) / NANOS_PER_MILLI, wall.millis());
    }

    @Override
    public ClockReading nowRoundedUp() {
        return new ClockReading((System.nanoTime() - origin + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI, wall.millis());
    }
}
