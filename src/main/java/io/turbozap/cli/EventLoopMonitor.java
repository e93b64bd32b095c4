package io.turbozap.cli;

import io.micrometer.core.instrument.Timer;
import io.turbozap.process.Heartbeat;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.TimeUnit;

/** The meter of how late one event loop gets to what is due, and its sign of life: one instance for each loop. */
final class EventLoopMonitor extends VerticleBase {

    private static final long PERIOD_MILLIS = 20;
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);

    private final Timer delays;
    private final Heartbeat heartbeat;
    private long expected;

    EventLoopMonitor(Timer delays, Heartbeat heartbeat) {
        this.delays = delays;
        this.heartbeat = heartbeat;
    }

    @Override
    public Future<?> start() {
        arm();
        return Future.succeededFuture();
    }

    private void arm() {
        expected = System.nanoTime() + PERIOD_NANOS;
        vertx.setTimer(PERIOD_MILLIS, tick -> {
            heartbeat.beat();
            delays.record(Math.max(0, System.nanoTime() - expected), TimeUnit.NANOSECONDS);
            arm();
        });
    }
}
