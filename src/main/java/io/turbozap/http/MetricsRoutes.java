package io.turbozap.http;

import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.identity.access.Permission;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Route of the metrics, for Prometheus. */
final class MetricsRoutes {

    private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<String> metrics;

    MetricsRoutes(Supplier<String> metrics) {
        this.metrics = metrics;
    }

    void addTo(RouteTable routes) {
        routes.under(Permission.SERVER).get("/metrics", this::show);
    }

    private Future<Void> show(RoutingContext ctx) {
        return Responses.send(ctx.response(), EXPOSITION, Buffer.buffer(metrics.get()));
    }
}
