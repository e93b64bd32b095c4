package io.turbozap.actor;

import org.jspecify.annotations.Nullable;

/**
 * Alarm that wakes an actor at the one time that was set last. Times are milliseconds of whatever clock the actor goes by.
 * Not thread-safe.
 */
public final class Alarm {

    /** A time that does not come. */
    public static final long NEVER = Long.MAX_VALUE;

    private final Timers timers;
    private final Runnable action;
    private Timers.@Nullable Timer timer;
    private long due = NEVER;

    /** @param action runs whenever the alarm rings, and may set it again */
    public Alarm(Timers timers, Runnable action) {
        this.timers = timers;
        this.action = action;
    }

    /** Rings at {@code at}, or at once if that is past, and at no other time. */
    public void set(long at, long now) {
        if (due == at) {
            return;
        }
        cancel();
        due = at;
        if (at != NEVER) {
            timer = timers.after(Math.max(1, at - now), this::ring);
        }
    }

    /** As {@link #set}, unless the alarm rings earlier already. */
    public void setEarlier(long at, long now) {
        if (at < due) {
            set(at, now);
        }
    }

    /** Does not ring before it is set again. */
    public void cancel() {
        due = NEVER;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void ring() {
        timer = null;
        due = NEVER;
        action.run();
    }
}
