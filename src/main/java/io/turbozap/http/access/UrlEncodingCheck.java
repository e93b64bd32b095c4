package io.turbozap.http.access;

import io.turbozap.http.web.ApiException;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Check that refuses paths and queries that cannot be decoded, before other handlers rely on them: a route with
 * parameters does so.
 */
public final class UrlEncodingCheck implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext ctx) {
        decode("path", ctx::normalizedPath);
        decode("query", ctx.request()::params);
        ctx.next();
    }

    private static void decode(String part, Runnable decoder) {
        try {
            decoder.run();
        } catch (IllegalArgumentException undecodable) {
            throw new ApiException(400, "The " + part + " is not properly encoded");
        }
    }
}
