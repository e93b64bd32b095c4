package io.turbozap.session.core;

import io.turbozap.session.actor.SessionActor;
import io.turbozap.session.actor.SessionClock;
import java.time.Instant;
import java.util.PriorityQueue;

/** A clock that stands still until it is told to go on, with everything that is due on the way. */
public final class VirtualTime implements SessionClock, SessionActor.Timers {

    /** The calendar at the start. */
    static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private static final class Due implements Comparable<Due> {
        final long at;
        final long order;
        final Runnable deed;
        boolean cancelled;

        Due(long at, long order, Runnable deed) {
            this.at = at;
            this.order = order;
            this.deed = deed;
        }

        @Override
        public int compareTo(Due other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private long now;
    private long wallAtStart = START.toEpochMilli();
    private long orders;

    @Override
    public ClockReading now() {
        return new ClockReading(now, wallAtStart + now);
    }

    @Override
    public ClockReading nowRoundedUp() {
        return now();
    }

    @Override
    public Runnable after(long delay, Runnable wake) {
        Due entry = new Due(now + delay, orders++, wake);
        due.add(entry);
        return () -> entry.cancelled = true;
    }

    /** Steady milliseconds. */
    long millis() {
        return now;
    }

    /** Sets the calendar clock alone, forward or back. */
    void jump(long millis) {
        wallAtStart += millis;
    }

    /** Sets the calendar clock alone to this ISO time. */
    void setWall(String iso) {
        wallAtStart = Instant.parse(iso).toEpochMilli() - now;
    }

    /** What the calendar clock says. */
    Instant wall() {
        return Instant.ofEpochMilli(now().wall());
    }

    /** Lets {@code millis} pass. */
    void pass(long millis) {
        long end = now + millis;
        while (!due.isEmpty() && due.peek().at <= end) {
            step();
        }
        now = end;
    }

    /** Goes on to the next thing that is due; false if there is none. */
    boolean step() {
        Due next = due.poll();
        if (next == null) {
            return false;
        }
        now = next.at;
        if (!next.cancelled) {
            next.deed.run();
        }
        return true;
    }
}
