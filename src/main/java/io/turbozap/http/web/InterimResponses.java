package io.turbozap.http.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets a client wait longer for its answer than a connection may be idle: an interim response now and then, which every
 * client has to bear (RFC 9110, 15.2), shows that there is still somebody.
 */
public final class InterimResponses {

    /** Well within the time that a connection may be idle. */
    private static final long PAUSE_MILLIS = 20_000;

    private InterimResponses() {}

    /** Until {@code work} is done. */
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
