package io.turbozap.http.live;

import io.turbozap.http.access.HeldConnections;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.WholeBody;
import io.turbozap.identity.access.Permission;
import io.turbozap.live.Live;
import io.turbozap.live.socketio.EngineIo;
import io.turbozap.live.socketio.EngineIoRefusal;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Routes of Socket.IO, as its JavaScript client speaks it: polling over HTTP, a WebSocket, or one after the other. */
public final class SocketIoRoutes {

    /** The path that clients use unless configured otherwise. */
    public static final String PATH = "/socket.io/";

    /** Permission for the events of single messages. */
    public static final Permission PERMISSION = Permission.MESSAGE_SEND;

    private static final String VERSION = "EIO";
    private static final String SPOKEN = "4";
    private static final String TRANSPORT = "transport";
    private static final String CONNECTION = "sid";

    private final Live live;
    private final HeldConnections held;
    private final EngineIo engine;

    /** Create it in the verticle that has the connections. */
    public SocketIoRoutes(Live live, HeldConnections held) {
        this.live = live;
        this.held = held;
        this.engine = live.socketIo().engine();
    }

    public void addTo(RouteTable routes) {
        routes.under(PERMISSION).page(PATH, this::poll).postAny(PATH, this::post);
    }

    private Future<Void> poll(RoutingContext ctx) {
        if (!ctx.request().method().equals(HttpMethod.GET)) {
            throw ApiException.notAllowed("GET, POST");
        }
        String sid = requireConnection(ctx, "polling");
        held.hold(ctx);
        return answer(ctx, sid == null ? engine.handshake() : engine.poll(sid, ctx.request()));
    }

    private Future<Void> post(RoutingContext ctx) {
        String sid = requireConnection(ctx, "polling");
        if (sid == null) {
            throw outOfStep();
        }
        engine.announce(sid);
        return WholeBody.readAny(ctx, EngineIo.MAX_PAYLOAD)
                .compose(body -> answer(ctx, engine.post(sid, body.toString())));
    }

    private static Future<Void> answer(RoutingContext ctx, Future<String> payload) {
        return payload.recover(failure -> Future.failedFuture(
                        failure instanceof EngineIoRefusal refusal ? refusal(refusal.reason()) : failure))
                .compose(
                        packets -> Responses.send(ctx.response(), "text/plain; charset=UTF-8", Buffer.buffer(packets)));
    }

    private static ApiException refusal(EngineIoRefusal.Reason reason) {
        return switch (reason) {
            case FULL -> SocketRoute.tooMany();
            case STOPPING -> new ApiException(503, "The server stops");
            case OUT_OF_STEP -> outOfStep();
        };
    }

    private static ApiException outOfStep() {
        return new ApiException(400, "This is not how Socket.IO goes on: connect again");
    }

    /** Becomes a WebSocket, from the start or after polling. */
    public void upgrade(RoutingContext ctx) {
        String sid = requireConnection(ctx, "websocket");
        HttpServerRequest request = ctx.request();
        request.toWebSocket()
                .onSuccess(socket -> {
                    held.hold(ctx, socket);
                    engine.serve(socket, sid, () -> request.connection().close());
                })
                .onFailure(ctx::fail);
    }

    /**
     * The connection that a request belongs to, or null if it begins one. Scripts as answers are refused: any web page
     * could include them, and browsers send no origin then.
     */
    private @Nullable String requireConnection(RoutingContext ctx, String transport) {
        MultiMap parameters = new Query(ctx).all();
        if (!SPOKEN.equals(parameters.get(VERSION))) {
            throw ApiException.invalid(VERSION, "Expected " + SPOKEN + ", as clients of version 3 and 4 send it");
        }
        if (!transport.equals(parameters.get(TRANSPORT))) {
            throw ApiException.invalid(TRANSPORT, "Expected " + transport + " for such a request");
        }
        if (parameters.contains("j")) {
            throw ApiException.invalid("j", "JSONP is not supported");
        }
        String sid = parameters.get(CONNECTION);
        if (sid == null && !live.hasRoom()) {
            throw SocketRoute.tooMany();
        }
        if (sid != null && !engine.knows(sid)) {
            throw outOfStep();
        }
        return sid;
    }
}
