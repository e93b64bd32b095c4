package io.turbozap.http;

import io.turbozap.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * The way to the front door. It is open before there is anything behind it: until everything recorded has been read, only
 * the health is answered, and everything else is asked to come again.
 */
public final class Entrance {

    final Config config;
    final Supplier<Readiness> readiness;
    private final Promise<FrontDoor> door = Promise.promise();

    /** @param readiness answers at once, from any thread */
    public Entrance(Config config, Supplier<Readiness> readiness) {
        this.config = config;
        this.readiness = readiness;
    }

    /** From now on everybody is led to {@code front}. */
    public void lead(FrontDoor front) {
        door.tryComplete(front);
    }

    /** The front door, once it is there. */
    Future<FrontDoor> door() {
        return door.future();
    }
}
