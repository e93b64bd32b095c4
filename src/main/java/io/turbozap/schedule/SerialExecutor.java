package io.turbozap.schedule;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** Asynchronous tasks one after another, each once the one before is done, however it ended. Not thread-safe. */
final class SerialExecutor {

    private Future<?> last = Future.succeededFuture();

    /** Does {@code task} when its turn has come. */
    <T> Future<T> take(Supplier<Future<T>> task) {
        Future<T> turn = last.transform(before -> task.get());
        last = turn;
        return turn;
    }

    /** Done once everything that was to be done is. */
    Future<Void> end() {
        return last.transform(done -> Future.succeededFuture());
    }
}
