package io.turbozap.process;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;

/**
 * Work on the worker threads of Vert.x, whose fatal errors end the process. Vert.x alone would make them failures of a
 * future, which is a matter of that future only.
 */
public final class Blocking {

    private Blocking() {}

    /** Runs {@code work} on a thread of the common pool, and completes on the caller's context. */
    public static <T> Future<T> run(Vertx vertx, Callable<T> work) {
        return vertx.executeBlocking(guarded(work), /* ordered= */ false);
    }

    /** As {@link #run(Vertx, Callable)}, but not before what the caller's context has given before has ended. */
    public static <T> Future<T> ordered(Vertx vertx, Callable<T> work) {
        return vertx.executeBlocking(guarded(work));
    }

    /** Runs {@code work} on a thread of this pool, and completes on the caller's context. */
    public static <T> Future<T> run(WorkerExecutor threads, Callable<T> work) {
        return threads.executeBlocking(guarded(work), /* ordered= */ false);
    }

    private static <T> Callable<T> guarded(Callable<T> work) {
        return () -> {
            try {
                return work.call();
            } catch (Error failure) {
                FatalErrors.check(failure);
                throw failure;
            }
        };
    }
}
