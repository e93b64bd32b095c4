package io.turbozap.session.core;

import io.turbozap.actor.Timers;
import io.turbozap.actor.VirtualTimers;
import io.turbozap.session.actor.SessionClock;
import java.time.Instant;

/** A clock that stands still until it is told to go on, with everything that is due on the way. */
public final class VirtualTime implements SessionClock, Timers {

    /** The calendar at the start. */
    static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final VirtualTimers timers = new VirtualTimers();
    private long wallAtStart = START.toEpochMilli();

    @Override
    public ClockReading now() {
        return new ClockReading(timers.now(), wallAtStart + timers.now());
    }

    @Override
    public ClockReading nowRoundedUp() {
        return now();
    }

    @Override
    public Timer after(long delay, Runnable action) {
        return timers.after(delay, action);
    }

    /** Steady milliseconds. */
    long millis() {
        return timers.now();
    }

    /** Sets the calendar clock alone, forward or back. */
    void jump(long millis) {
        wallAtStart += millis;
    }

    /** Sets the calendar clock alone to this ISO time. */
    void setWall(String iso) {
        wallAtStart = Instant.parse(iso).toEpochMilli() - timers.now();
    }

    /** What the calendar clock says. */
    Instant wall() {
        return Instant.ofEpochMilli(now().wall());
    }

    /** Lets {@code millis} pass. */
    void pass(long millis) {
        timers.pass(millis);
    }

    /** Goes on to the next thing that is due; false if there is none. */
    boolean step() {
        return timers.step();
    }
}
