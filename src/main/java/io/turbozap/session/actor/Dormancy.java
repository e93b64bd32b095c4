package io.turbozap.session.actor;

import io.turbozap.actor.Alarm;
import io.turbozap.actor.Timers;
import io.turbozap.session.core.ClockReading;
import io.turbozap.session.core.SessionCore;

/** Notices when an actor has had nothing to do for a while and the store has all that it knows. */
final class Dormancy {

    private final SessionCore core;
    private final SessionClock clock;
    private final Timers timers;
    private final long after;
    private final Runnable dormant;
    private long lastTurn;
    private boolean timed;

    /**
     * @param after how long it has to have nothing to do, in milliseconds, or {@link Alarm#NEVER}
     * @param dormant is run once it has not, and again as long after that if the actor is still there
     */
    Dormancy(SessionCore core, SessionClock clock, Timers timers, long after, Runnable dormant) {
        this.core = core;
        this.clock = clock;
        this.timers = timers;
        this.after = after;
        this.dormant = dormant;
    }

    /** The actor has done what there was to do. */
    void turned() {
        if (after != Alarm.NEVER && core.hasNothing()) {
            lastTurn = clock.now().steady();
            lookIn(after);
        }
    }

    private void lookIn(long delay) {
        if (!timed) {
            timed = true;
            timers.after(delay, this::look);
        }
    }

    private void look() {
        timed = false;
        if (!core.hasNothing()) {
            return;
        }
        ClockReading now = clock.now();
        long left = lastTurn + after - now.steady();
        lookIn(left > 0 ? left : after);
        if (left <= 0 && core.isForgettable(now)) {
            dormant.run();
        }
    }
}
