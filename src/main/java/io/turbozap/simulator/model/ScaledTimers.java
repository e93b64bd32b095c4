package io.turbozap.simulator.model;

import io.vertx.core.Vertx;

/** The timers on the simulator's event loop, in real time or scaled. */
public final class ScaledTimers {

    private static final long NONE = -1;

    private final Vertx vertx;
    private final double scale;

    public ScaledTimers(Vertx vertx, double scale) {
        this.vertx = vertx;
        this.scale = scale;
    }

    /** Runs after {@code millis} real milliseconds; at once when that is 0. */
    public void after(long millis, Runnable action) {
        if (millis <= 0) {
            action.run();
        } else {
            vertx.setTimer(millis, timer -> action.run());
        }
    }

    /** Runs after {@code wahaMillis} milliseconds of WAHA's time, never at once; answers what cancels it. */
    public long later(long wahaMillis, Runnable action) {
        return later(wahaMillis, scale, action);
    }

    /** Runs after {@code millis} real milliseconds, never at once; answers what cancels it. */
    public long unscaled(long millis, Runnable action) {
        return later(millis, 1, action);
    }

    /** Cancels what is still to come; harmless otherwise. */
    public void cancel(long timer) {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
        }
    }

    private long later(long millis, double factor, Runnable action) {
        return vertx.setTimer(Math.max(1, Math.round(millis * factor)), timer -> action.run());
    }
}
