package io.turbozap.http.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Interim responses, with which a client can wait longer for its answer than a connection may be idle: one now and
 * then, which every client has to bear (RFC 9110, 15.2), shows that the server is still there.
 */
public final class InterimResponses {

    /** Well within the time that a connection may be idle. */
    private static final long PAUSE_MILLIS = 20_000;

    private InterimResponses() {}

    /** Sends them until {@code work} is done. */
    public static <T> Future<T> during(RoutingContext ctx, Future<T> work) {
        return during(ctx, work, PAUSE_MILLIS);
    }

    static <T> Future<T> during(RoutingContext ctx, Future<T> work, long pauseMillis) {
        HttpServerResponse response = ctx.response();
        long timer = ctx.vertx().setPeriodic(pauseMillis, tick -> {
            if (!response.headWritten() && !response.closed()) {
                response.writeContinue();
            }
        });
        return work.onComplete(done -> ctx.vertx().cancelTimer(timer));
    }
}
