package io.turbozap.cli;

import io.turbozap.process.Heartbeat;
import io.turbozap.process.Watchdog;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The watch over the event loops and the writer of the store, which ends the process if one of them hangs. */
final class ProcessWatch {

    private final @Nullable Watchdog watchdog;

    private ProcessWatch(@Nullable Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    /**
     * Begins to measure {@code loops} event loops, and to watch over them.
     *
     * @param writer of the store, or null if it has none of its own
     * @param timeout how many milliseconds of silence end the process; 0 for any
     */
    static Future<ProcessWatch> start(
            Vertx vertx, int loops, Metrics metrics, @Nullable Heartbeat writer, long timeout) {
        List<Heartbeat> hearts = new CopyOnWriteArrayList<>();
        return vertx.deployVerticle(
                        () -> {
                            Heartbeat heartbeat = new Heartbeat("event loop " + hearts.size());
                            hearts.add(heartbeat);
                            return new EventLoopMonitor(metrics.loopDelays(), heartbeat);
                        },
                        new DeploymentOptions().setInstances(loops))
                .map(deployed -> {
                    if (writer != null) {
                        hearts.add(writer);
                    }
                    return new ProcessWatch(timeout > 0 ? Watchdog.over(hearts, timeout) : null);
                });
    }

    /** Watches no more; the event loops are measured until they end. */
    Future<Void> close() {
        if (watchdog != null) {
            watchdog.close();
        }
        return Future.succeededFuture();
    }
}
