package io.turbozap.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Refuses paths and queries that cannot be decoded, before anybody relies on them: a route with parameters does so. */
final class TargetCheck implements Handler<RoutingContext> {

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
            throw new Refusal(400, "The " + part + " is not properly encoded");
        }
    }
}
