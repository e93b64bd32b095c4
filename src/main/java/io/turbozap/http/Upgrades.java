package io.turbozap.http;

import io.turbozap.http.access.Authentication;
import io.turbozap.http.access.KeyCheck;
import io.turbozap.http.web.Admission;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.ErrorHandler;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Handler of requests to become a WebSocket: let in by the same checks as all others, and refused where there is none.
 */
final class Upgrades implements Handler<RoutingContext> {

    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String KEY = "Sec-WebSocket-Key";

    /** 16 bytes in Base64. */
    private static final String KEY_FORM = "[A-Za-z0-9+/]{22}==";

    /**
     * WebSocket of a path.
     *
     * @param handler serves those who are admitted
     */
    record Socket(Admission admission, Handler<RoutingContext> handler) {}

    private final KeyCheck keys;
    private final Authentication authentication;
    private final Map<String, Socket> sockets;

    /**
     * Creates the handler of one event loop.
     *
     * @param sockets what serves each path
     */
    Upgrades(KeyCheck keys, Authentication authentication, Map<String, Socket> sockets) {
        this.keys = keys;
        this.authentication = authentication;
        this.sockets = Map.copyOf(sockets);
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (isUpgrade(ctx.request())) {
            authentication.admit(ctx, /* reads= */ false, () -> upgrade(ctx));
        } else {
            ctx.next();
        }
    }

    private void upgrade(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        keys.holdWithLogin(request);
        Socket socket = sockets.get(ctx.normalizedPath());
        if (socket == null) {
            throw ErrorHandler.ofStatus(404);
        }
        socket.admission().require(ctx);
        requireHandshake(request);
        socket.handler().handle(ctx);
    }

    /** Refuses what no WebSocket can begin with, which would else be answered in other words than ours. */
    private static void requireHandshake(HttpServerRequest request) {
        boolean announced = request.headers().getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(tokens -> Stream.of(tokens.split(",", -1)))
                .anyMatch(token -> token.strip().equalsIgnoreCase("upgrade"));
        if (!announced) {
            throw new ApiException(400, "A WebSocket needs the header Connection: Upgrade");
        }
        if (!request.headers().getAll(VERSION).equals(List.of("13"))) {
            throw new ApiException(426, "A WebSocket needs the header " + VERSION + ": 13", Map.of(VERSION, "13"));
        }
        List<String> given = request.headers().getAll(KEY);
        if (given.size() != 1 || !given.get(0).matches(KEY_FORM)) {
            throw new ApiException(400, "A WebSocket needs one " + KEY + " of 16 bytes in Base64");
        }
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, /* ignoreCase= */ true);
    }
}
