package io.turbozap.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Refuses paths that cannot be decoded, before anybody relies on them. */
final class PathCheck implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext ctx) {
        try {
            ctx.normalizedPath();
        } catch (IllegalArgumentException undecodable) {
            throw new Refusal(400, "The path is not properly encoded");
        }
        ctx.next();
    }
}
