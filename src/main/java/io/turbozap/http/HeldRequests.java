package io.turbozap.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Requests that arrived on one event loop before the server could work on them. They wait, unread, until it can, so
 * that a script that waits for {@code /health} may start to work; after {@value #LONGEST_MILLIS} ms, or where {@value
 * #MOST} wait already, they are answered as the server answers while it starts: 503 with Retry-After.
 */
public final class HeldRequests implements Handler<HttpServerRequest> {

    public static final long LONGEST_MILLIS = 30_000;
    static final int MOST = 1_000;

    private final Vertx vertx;
    private final Handler<HttpServerRequest> starting;
    private final long longestMillis;
    private final Map<Held, Long> timers = new LinkedHashMap<>();

    /**
     * Creates the holder of one event loop, which holds nothing yet.
     *
     * @param starting answers at once, whatever is asked
     * @param longestMillis how long a request waits at most
     */
    public HeldRequests(Vertx vertx, Handler<HttpServerRequest> starting, long longestMillis) {
        this.vertx = vertx;
        this.starting = starting;
        this.longestMillis = longestMillis;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (request.path() == null || HealthRoutes.isHealth(request.path()) || timers.size() == MOST) {
            starting.handle(request);
            return;
        }
        Held held = new Held(request);
        timers.put(held, vertx.setTimer(longestMillis, over -> {
            timers.remove(held);
            held.passTo(starting);
        }));
        request.connection().closeHandler(gone -> forget(held));
    }

    private void forget(Held held) {
        Long timer = timers.remove(held);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }

    /** Passes everything that waits to {@code next}, in the order in which it came. */
    public void release(Handler<HttpServerRequest> next) {
        Map<Held, Long> waiting = new LinkedHashMap<>(timers);
        timers.clear();
        waiting.forEach((held, timer) -> {
            vertx.cancelTimer(timer);
            held.passTo(next);
        });
    }

    /** Answers everything that waits, for the server stops before it could work. */
    public void close() {
        release(starting);
    }

    /** A request whose body is left in the socket until the handler that it is passed to has asked for it. */
    private static final class Held extends HttpServerRequestWrapper {

        private boolean pausedByHandler;

        Held(HttpServerRequest request) {
            super((HttpServerRequestInternal) request);
            request.pause();
        }

        void passTo(Handler<HttpServerRequest> next) {
            next.handle(this);
            if (!pausedByHandler) {
                super.resume();
            }
        }

        @Override
        public HttpServerRequest pause() {
            pausedByHandler = true;
            return super.pause();
        }

        @Override
        public HttpServerRequest resume() {
            pausedByHandler = false;
            return super.resume();
        }
    }
}
