package io.turbozap.actor;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Executor of asynchronous tasks one after another, each once the one before has ended, however it ended. Safe to use from
 * any thread; a task starts on the thread that adds it, or on that on which the one before ended.
 */
public final class SerialExecutor {

    private final TaskQueue waiting = new TaskQueue();
    private boolean busy;

    /** Executes {@code task} after those before it, and returns its result. One that throws is one that fails. */
    public <T> Future<T> execute(Supplier<Future<T>> task) {
        Promise<T> result = Promise.promise();
        enqueue(() -> start(task, result));
        return result.future();
    }

    /** Done once everything is that was to be executed before. */
    public Future<Void> idle() {
        return execute(Future::succeededFuture);
    }

    private void enqueue(Runnable start) {
        synchronized (this) {
            waiting.add(start);
        }
        startAll();
    }

    /** A loop rather than a chain of callbacks: tasks that end at once would fill the stack. */
    private void startAll() {
        for (Runnable next = poll(); next != null; next = poll()) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable poll() {
        if (busy) {
            return null;
        }
        Runnable next = waiting.poll();
        busy = next != null;
        return next;
    }

    private <T> void start(Supplier<Future<T>> task, Promise<T> result) {
        Future<T> execution = Future.succeededFuture().compose(go -> task.get());
        if (execution.isComplete()) {
            end(execution, result);
        } else {
            execution.onComplete(done -> {
                end(execution, result);
                startAll();
            });
        }
    }

    private <T> void end(Future<T> execution, Promise<T> result) {
        try {
            execution.onComplete(result);
        } finally {
            release();
        }
    }

    private synchronized void release() {
        busy = false;
    }
}
