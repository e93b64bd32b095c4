package io.turbozap.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Requests to become a WebSocket: let in by the same checks as all others, and refused where there is none. */
final class Upgrades implements Handler<RoutingContext> {

    private final KeyCheck keys;
    private final Handler<RoutingContext> root;

    /** @param root serves {@code /} */
    Upgrades(KeyCheck keys, Handler<RoutingContext> root) {
        this.keys = keys;
        this.root = root;
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        if (!isUpgrade(request)) {
            ctx.next();
            return;
        }
        keys.require(request);
        if (!ctx.normalizedPath().equals("/")) {
            throw Failures.ofStatus(404);
        }
        root.handle(ctx);
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, /* ignoreCase= */ true);
    }
}
