package io.turbozap.http;

import io.turbozap.config.Config;
import io.turbozap.http.guard.Guards;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The way to the front door. It is open before there is anything behind it: until everything recorded has been read, only
 * the health is answered, and everything else waits ({@link HeldRequests}).
 */
public final class HttpBootstrap {

    final Config config;
    final Supplier<Readiness> readiness;
    final Duration longestWait;
    final Guards guards;
    private final Promise<HttpDependencies> door = Promise.promise();

    /**
     * @param readiness answers at once, from any thread
     * @param guards of all connections
     */
    public HttpBootstrap(Config config, Supplier<Readiness> readiness, Guards guards) {
        this(config, readiness, guards, Duration.ofMillis(HeldRequests.LONGEST_MILLIS));
    }

    /** @param longestWait how long a request waits for the front door at most */
    HttpBootstrap(Config config, Supplier<Readiness> readiness, Guards guards, Duration longestWait) {
        this.guards = guards;
        this.longestWait = longestWait;
        this.config = config;
        this.readiness = readiness;
    }

    /** From now on everybody is led to {@code front}. */
    public void lead(HttpDependencies front) {
        door.tryComplete(front);
    }

    /** The front door, once it is there. */
    Future<HttpDependencies> door() {
        return door.future();
    }
}
