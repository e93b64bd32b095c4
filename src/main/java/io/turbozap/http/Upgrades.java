package io.turbozap.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Requests to become a WebSocket: let in by the same checks as all others, and refused where there is none. */
final class Upgrades implements Handler<RoutingContext> {

    private final KeyCheck keys;
    private final Map<String, Handler<RoutingContext>> sockets;

    /** @param sockets what serves each path */
    Upgrades(KeyCheck keys, Map<String, Handler<RoutingContext>> sockets) {
        this.keys = keys;
        this.sockets = Map.copyOf(sockets);
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        if (!isUpgrade(request)) {
            ctx.next();
            return;
        }
        keys.require(request);
        Handler<RoutingContext> socket = sockets.get(ctx.normalizedPath());
        if (socket == null) {
            throw Failures.ofStatus(404);
        }
        socket.handle(ctx);
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, /* ignoreCase= */ true);
    }
}
