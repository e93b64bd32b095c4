package io.turbozap.http.access;

import io.turbozap.http.web.Caller;
import io.turbozap.identity.access.Principal;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Connections that go on after their request was admitted: they end within {@value #EVERY_MILLIS} ms after their caller
 * has logged out, was deactivated, or has other rights. Used on one event loop.
 */
public final class HeldConnections {

    /** Status of a WebSocket whose caller has to log in again. */
    public static final short LOGGED_OUT = 4401;

    static final long EVERY_MILLIS = 500;

    private record Held(Principal caller, BooleanSupplier over, Runnable end) {}

    private final Authentication authentication;
    private List<Held> all = new ArrayList<>();

    /** Create it in the verticle that has the connections. */
    public HeldConnections(Vertx vertx, Authentication authentication) {
        this.authentication = authentication;
        vertx.setPeriodic(EVERY_MILLIS, due -> endUnauthorised());
    }

    /** Holds the WebSocket that a request became. */
    public void hold(RoutingContext ctx, ServerWebSocket socket) {
        hold(ctx, socket::isClosed, () -> socket.close(LOGGED_OUT, "log in again"));
    }

    /** Holds the connection of a request that is answered late. */
    public void hold(RoutingContext ctx) {
        hold(ctx, () -> ctx.response().ended() || ctx.response().closed(), () -> ctx.request()
                .connection()
                .close());
    }

    private void hold(RoutingContext ctx, BooleanSupplier over, Runnable end) {
        all.add(new Held(Caller.of(ctx), over, end));
    }

    private void endUnauthorised() {
        List<Held> left = new ArrayList<>();
        for (Held held : all) {
            if (held.over().getAsBoolean()) {
                continue;
            }
            if (authentication.isStill(held.caller())) {
                left.add(held);
            } else {
                held.end().run();
            }
        }
        all = left;
    }
}
