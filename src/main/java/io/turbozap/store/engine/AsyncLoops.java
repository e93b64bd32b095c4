package io.turbozap.store.engine;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asynchronous steps one after another, however many, for a chain of futures would overflow the stack. */
public final class AsyncLoops {

    private final Supplier<Future<Boolean>> step;
    private final Promise<Void> end = Promise.promise();

    private AsyncLoops(Supplier<Future<Boolean>> step) {
        this.step = step;
    }

    /** Takes the same step until one answers false, or fails. */
    public static Future<Void> whileTrue(Supplier<Future<Boolean>> step) {
        AsyncLoops asyncLoops = new AsyncLoops(step);
        asyncLoops.run();
        return asyncLoops.end.future();
    }

    /** Takes a step for each element, until one fails. */
    public static <T> Future<Void> forEach(Iterable<T> elements, Function<T, Future<Void>> step) {
        Iterator<T> rest = elements.iterator();
        return whileTrue(() -> rest.hasNext() ? step.apply(rest.next()).map(true) : Future.succeededFuture(false));
    }

    private void run() {
        boolean more = true;
        while (more) {
            Future<Boolean> next = next();
            if (next.isComplete()) {
                more = goesOn(next);
            } else {
                next.onComplete(done -> {
                    if (goesOn(done)) {
                        run();
                    }
                });
                more = false;
            }
        }
    }

    private Future<Boolean> next() {
        try {
            return step.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private boolean goesOn(AsyncResult<Boolean> done) {
        if (done.failed()) {
            end.fail(done.cause());
        } else if (!done.result()) {
            end.complete();
        }
        return done.succeeded() && done.result();
    }
}
