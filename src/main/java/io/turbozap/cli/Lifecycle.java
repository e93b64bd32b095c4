package io.turbozap.cli;

import io.turbozap.campaign.RedactedText;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ordered list of parts, which are started one after the other and stopped in the reverse order. Parts are added
 * before the start; starting and stopping may be asked for from any thread, each at most once takes effect.
 */
final class Lifecycle {

    private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);

    private final List<Part<?>> parts = new ArrayList<>();
    private final Promise<Void> started = Promise.promise(); // of no context, for it outlives them all
    private volatile boolean stopping;
    private @Nullable Future<Void> stopped;

    /** One part, and what its start gave. */
    static final class Part<T> {

        private final String name;
        private final Supplier<Future<T>> start;
        private final Function<T, Future<?>> stop;
        private volatile @Nullable T product;

        private Part(String name, Supplier<Future<T>> start, Function<T, Future<?>> stop) {
            this.name = name;
            this.start = start;
            this.stop = stop;
        }

        /** The product of the start, which stays after the stop. Throws an {@link IllegalStateException} before it. */
        T get() {
            T made = product;
            if (made == null) {
                throw new IllegalStateException(name + " has not started");
            }
            return made;
        }

        /** The product of the start, or null before it. */
        @Nullable
        T orNull() {
            return product;
        }

        boolean hasStarted() {
            return product != null;
        }

        private Future<T> start() {
            return start.get().onSuccess(made -> product = made);
        }

        private Future<?> stop() {
            T made = product;
            return made == null ? Future.succeededFuture() : stop.apply(made);
        }
    }

    /**
     * Adds a part behind those that were added before.
     *
     * @param name a noun for the log
     * @param start gives the part back by itself if it fails; completes with something other than null
     * @param stop is called only if the start succeeded
     */
    <T> Part<T> add(String name, Supplier<Future<T>> start, Function<T, Future<?>> stop) {
        Part<T> part = new Part<>(name, start, stop);
        parts.add(part);
        return part;
    }

    /** Adds a part that ends with another, or by itself. */
    <T> Part<T> add(String name, Supplier<Future<T>> start) {
        return add(name, start, made -> Future.succeededFuture());
    }

    /** Adds an action of the start. */
    void step(String name, Supplier<? extends Future<?>> action) {
        add(name, () -> action.get().map(name));
    }

    /** Adds an action of the stop, which is due if the start has come this far. */
    void onStop(String name, Supplier<? extends Future<?>> action) {
        add(name, () -> Future.succeededFuture(name), started -> action.get());
    }

    /**
     * Starts all parts. Fails as the first part that fails, and with a {@link CancellationException} after {@link
     * #stop}; what has started is stopped before.
     */
    Future<Void> start() {
        Promise<Void> done = Promise.promise();
        startEach(parts.iterator()).onComplete(started);
        started.future().onSuccess(done::complete).onFailure(failure -> stopStarted()
                .onComplete(stopped -> done.fail(failure)));
        return done.future();
    }

    private Future<Void> startEach(Iterator<Part<?>> rest) {
        if (stopping) {
            return Future.failedFuture(new CancellationException("stopped while it started"));
        }
        return rest.hasNext()
                ? Future.succeededFuture(rest.next()).compose(Part::start).compose(made -> startEach(rest))
                : Future.succeededFuture();
    }

    /** The end of the start, whether it succeeded or failed. */
    Future<Void> started() {
        return started.future();
    }

    /**
     * Stops what has started, once the start has ended, which it does after its present part. Each stop is waited for,
     * and a failing one is logged and keeps none of the others from being called. Never fails.
     */
    Future<Void> stop() {
        stopping = true;
        return started().transform(ended -> stopStarted());
    }

    private synchronized Future<Void> stopStarted() {
        if (stopped == null) {
            Future<Void> chain = Future.succeededFuture();
            for (int i = parts.size() - 1; i >= 0; i--) {
                Part<?> part = parts.get(i);
                chain = chain.compose(before -> part.stop()).transform(ended -> logged(part, ended.cause()));
            }
            stopped = chain;
        }
        return stopped;
    }

    private static Future<Void> logged(Part<?> part, @Nullable Throwable failure) {
        if (failure != null) {
            log.warn("could not stop {} cleanly: {}", part.name, RedactedText.text(failure));
        }
        return Future.succeededFuture();
    }
}
