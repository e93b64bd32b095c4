package io.turbozap.actor;

import io.vertx.core.Vertx;

/** Source of timers, whose actions run on the actor's event loop: that of the system, or a virtual one in tests. */
@FunctionalInterface
public interface Timers {

    /** Timer that was set. */
    @FunctionalInterface
    interface Timer {
        /** Cancels it; the action does not run any more. Does nothing if it ran. */
        void cancel();
    }

    /** Runs {@code action} once in {@code delay} milliseconds, at least 1. */
    Timer after(long delay, Runnable action);

    /** Timers of {@code vertx}, on the context that they are set on. */
    static Timers of(Vertx vertx) {
        return (delay, action) -> {
            long timer = vertx.setTimer(Math.max(1, delay), tick -> action.run());
            return () -> vertx.cancelTimer(timer);
        };
    }
}
