package io.turbozap.http;

import io.turbozap.config.Config;
import io.turbozap.http.guard.Guards;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The HTTP server before there are services behind it: until everything recorded has been read, only the health is
 * answered, and everything else waits ({@link HeldRequests}).
 */
public final class HttpBootstrap {

    final Config config;
    final Clock clock;
    final Supplier<Readiness> readiness;
    final Supplier<String> metrics;
    final Duration longestWait;
    final Guards guards;
    private final Promise<SharedHandlers> shared = Promise.promise();

    /**
     * All of these are used from several threads at once.
     *
     * @param readiness answers at once
     * @param metrics the text for {@code /metrics}, in Prometheus' exposition format
     * @param guards of all connections
     */
    public HttpBootstrap(
            Config config, Clock clock, Supplier<Readiness> readiness, Supplier<String> metrics, Guards guards) {
        this(config, clock, readiness, metrics, guards, Duration.ofMillis(HeldRequests.LONGEST_MILLIS));
    }

    /**
     * Creates it with another wait than the usual.
     *
     * @param longestWait how long a request waits for the services at most
     */
    HttpBootstrap(
            Config config,
            Clock clock,
            Supplier<Readiness> readiness,
            Supplier<String> metrics,
            Guards guards,
            Duration longestWait) {
        this.config = config;
        this.clock = clock;
        this.readiness = readiness;
        this.metrics = metrics;
        this.guards = guards;
        this.longestWait = longestWait;
    }

    /** Opens the server: from now on all routes are served. */
    public void lead(HttpServices services) {
        shared.tryComplete(new SharedHandlers(this, services));
    }

    /** What all event loops share, once the services are there. */
    Future<SharedHandlers> shared() {
        return shared.future();
    }
}
