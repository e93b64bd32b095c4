package io.turbozap.store;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What a test waits for. */
final class Waiting {

    private static final long LONGEST_SECONDS = 60;
    private static final long LOOK_MILLIS = 10;

    private Waiting() {}

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    /** What the store says to that. */
    static StoreException refused(Future<?> future) {
        ExecutionException failed = assertThrows(ExecutionException.class, () -> await(future));
        return assertInstanceOf(StoreException.class, failed.getCause());
    }

    /** Looks again and again, without holding any thread, until it is so. */
    static void eventually(Vertx vertx, BooleanSupplier condition) throws Exception {
        Promise<Void> met = Promise.promise();
        look(vertx, condition, met);
        await(met.future());
    }

    private static void look(Vertx vertx, BooleanSupplier condition, Promise<Void> met) {
        if (condition.getAsBoolean()) {
            met.complete();
        } else {
            vertx.setTimer(LOOK_MILLIS, tick -> look(vertx, condition, met));
        }
    }
}
