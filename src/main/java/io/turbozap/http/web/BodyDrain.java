package io.turbozap.http.web;

import io.turbozap.http.guard.LoopGuard;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Handler that throws away what is still to come of a request that has its answer. Closing at once could take the
 * answer away from a client that is still writing, and reading on for ever would be a gift to an endless one: a long
 * rest ends its connection.
 */
final class BodyDrain implements Handler<Buffer> {

    private static final long BOUND = 4L << 20;

    private final HttpServerRequest request;
    private long seen;

    private BodyDrain(HttpServerRequest request) {
        this.request = request;
    }

    static void discard(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(new BodyDrain(request)).endHandler(end -> {}).exceptionHandler(cut -> {});
            request.resume();
        }
    }

    @Override
    public void handle(Buffer chunk) {
        seen += chunk.length();
        if (seen > BOUND) {
            LoopGuard.end(request.connection());
        }
    }
}
