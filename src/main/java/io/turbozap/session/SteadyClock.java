package io.turbozap.session;

import java.time.InstantSource;

/** Tells {@link Moment}s: steady time from the system's monotonic clock, wall time from the calendar clock. */
final class SteadyClock implements SessionClock {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final InstantSource wall;
    private final long origin = System.nanoTime();

    SteadyClock(InstantSource wall) {
        this.wall = wall;
    }

    @Override
    public Moment now() {
        return new Moment((System.nanoTime() - origin) / NANOS_PER_MILLI, wall.millis());
    }

    @Override
    public Moment nowRoundedUp() {
        return new Moment((System.nanoTime() - origin + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI, wall.millis());
    }
}
