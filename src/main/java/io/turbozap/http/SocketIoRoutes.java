package io.turbozap.http;

import io.turbozap.live.Live;
import io.turbozap.live.PollAnswer;
import io.turbozap.live.SocketIo;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/** Socket.IO, as its JavaScript client speaks it: polling over HTTP, a WebSocket, or one after the other. */
final class SocketIoRoutes {

    /** The path that clients use unless told otherwise. */
    static final String PATH = "/socket.io/";

    private static final String VERSION = "EIO";
    private static final String SPOKEN = "4";
    private static final long MAX_BODY = 64 * 1024;
    private static final byte SEPARATOR = 0x1e;

    private final Live live;
    private final SocketIo socketIo;

    SocketIoRoutes(FrontDoor door) {
        this.live = door.live;
        this.socketIo = live.socketIo();
    }

    void addTo(RouteTable routes) {
        routes.page(PATH, this::listen).postAny(PATH, ctx -> WholeBody.readAny(ctx, MAX_BODY, body -> tell(ctx, body)));
    }

    private void listen(RoutingContext ctx) {
        poll(ctx, Buffer.buffer());
    }

    private void tell(RoutingContext ctx, Buffer body) {
        if (hasBinary(body)) {
            throw new Refusal(400, "Only text is understood");
        }
        poll(ctx, body);
    }

    private void poll(RoutingContext ctx, Buffer body) {
        requireSpoken(ctx);
        socketIo.poll(ctx.request(), body).map(answer -> answer(ctx, answer)).onFailure(ctx::fail);
    }

    private static Void answer(RoutingContext ctx, PollAnswer answer) {
        if (answer.isStopping()) {
            throw new Refusal(503, "The server stops");
        }
        if (answer.isRefusal()) {
            throw new Refusal(400, "This is not how Socket.IO goes on: connect again");
        }
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(answer.body());
        return null;
    }

    /** Becomes a WebSocket, from the start or after polling. */
    void upgrade(RoutingContext ctx) {
        Map<String, String> query = requireSpoken(ctx);
        HttpServerRequest request = ctx.request();
        request.toWebSocket()
                .onSuccess(socket ->
                        socketIo.serve(socket, query, () -> request.connection().close()))
                .onFailure(ctx::fail);
    }

    /**
     * The first value of each parameter. Scripts as answers are not for anybody: any web page could include them, and
     * browsers tell no origin then.
     */
    private Map<String, String> requireSpoken(RoutingContext ctx) {
        MultiMap parameters = new Query(ctx).all();
        if (!SPOKEN.equals(parameters.get(VERSION))) {
            throw Refusal.invalid(VERSION, "Expected " + SPOKEN + ", as clients of version 3 and 4 send it");
        }
        if (parameters.contains("j")) {
            throw Refusal.invalid("j", "JSONP is not supported");
        }
        if (!parameters.contains("sid") && !live.hasRoom()) {
            throw SocketRoute.tooMany();
        }
        Map<String, String> query = new HashMap<>();
        parameters.names().forEach(name -> query.put(name, parameters.get(name)));
        return query;
    }

    /** Whether a packet of a payload is binary, which clients have nothing to send as. */
    private static boolean hasBinary(Buffer body) {
        for (int i = 0; i < body.length(); i++) {
            if (body.getByte(i) == 'b' && (i == 0 || body.getByte(i - 1) == SEPARATOR)) {
                return true;
            }
        }
        return false;
    }
}
