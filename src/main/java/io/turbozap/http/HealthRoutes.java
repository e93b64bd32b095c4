package io.turbozap.http;

import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.function.Supplier;

/** Routes of health: whether the process lives, and whether it can work. */
public final class HealthRoutes {

    private static final String HEALTH = "/health";
    private static final String READY = "/health/ready";

    private final Supplier<Readiness> readiness;

    HealthRoutes(Supplier<Readiness> readiness) {
        this.readiness = readiness;
    }

    /** Whether {@code path} is one of these, which are answered whatever else the server does. */
    public static boolean isHealth(String path) {
        return path.equals(HEALTH) || path.equals(READY);
    }

    void addTo(RouteTable routes) {
        routes.open().page(HEALTH, this::health).page(READY, this::ready);
    }

    private Future<Void> health(RoutingContext ctx) {
        Readiness now = readiness.get();
        return Responses.ok(ctx, 200, json -> json.member("message", "Turbozap backend is running")
                .member("store", store(now)));
    }

    private Future<Void> ready(RoutingContext ctx) {
        Readiness now = readiness.get();
        JsonWriter json = new JsonWriter()
                .object()
                .member("success", now.isReady())
                .member("message", message(now))
                .member("store", store(now))
                .member("waha", now.waha().name().toLowerCase(Locale.ROOT))
                .endObject();
        return Responses.send(ctx.response(), now.isReady() ? 200 : 503, json.take());
    }

    private static String message(Readiness now) {
        if (!now.storeUp()) {
            return "The store cannot record";
        }
        return now.recovered() ? "Ready" : "Recovering";
    }

    private static String store(Readiness now) {
        return now.storeUp() ? "up" : "down";
    }
}
