package io.turbozap.actor;

import java.util.PriorityQueue;

/** Timers of a clock that stands still until a test lets time pass, with everything that is due on the way in its order. */
public final class VirtualTimers implements Timers {

    private static final class Entry implements Comparable<Entry> {
        final long at;
        final long order;
        final Runnable action;
        boolean cancelled;

        Entry(long at, long order, Runnable action) {
            this.at = at;
            this.order = order;
            this.action = action;
        }

        @Override
        public int compareTo(Entry other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Entry> due = new PriorityQueue<>();
    private long now;
    private long orders;

    @Override
    public Timer after(long delay, Runnable action) {
        Entry entry = new Entry(now + delay, orders++, action);
        due.add(entry);
        return () -> entry.cancelled = true;
    }

    /** Milliseconds since the start. */
    public long now() {
        return now;
    }

    /** Lets {@code millis} pass. */
    public void pass(long millis) {
        long end = now + millis;
        while (!due.isEmpty() && due.peek().at <= end) {
            step();
        }
        now = end;
    }

    /** Goes on to the next timer; false if there is none. */
    public boolean step() {
        Entry next = due.poll();
        if (next == null) {
            return false;
        }
        now = next.at;
        if (!next.cancelled) {
            next.action.run();
        }
        return true;
    }
}
