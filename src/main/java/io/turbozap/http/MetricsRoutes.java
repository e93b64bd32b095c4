package io.turbozap.http;

import io.turbozap.http.web.RouteTable;
import io.vertx.core.http.HttpHeaders;
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
        routes.get("/metrics", this::show);
    }

    private void show(RoutingContext ctx) {
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, EXPOSITION).end(metrics.get());
    }
}
