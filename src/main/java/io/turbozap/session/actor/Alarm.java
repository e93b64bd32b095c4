package io.turbozap.session.actor;

import org.jspecify.annotations.Nullable;

/** Wakes an actor at the one time that was set last. */
public final class Alarm {

    /** A time that does not come. */
    public static final long NEVER = Long.MAX_VALUE;

    private final SessionActor.Timers timers;
    private final Runnable wake;
    private @Nullable Runnable cancel;
    private long due = NEVER;

    Alarm(SessionActor.Timers timers, Runnable wake) {
        this.timers = timers;
        this.wake = wake;
    }

    /** Rings at {@code at} and at no other time; both are steady milliseconds. */
    void set(long at, long now) {
        if (due == at) {
            return;
        }
        if (cancel != null) {
            cancel.run();
            cancel = null;
        }
        due = at;
        if (at != NEVER) {
            cancel = timers.after(Math.max(1, at - now), this::ring);
        }
    }

    private void ring() {
        cancel = null;
        due = NEVER;
        wake.run();
    }
}
