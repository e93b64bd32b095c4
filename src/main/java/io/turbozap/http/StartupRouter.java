package io.turbozap.http;

import io.turbozap.http.access.SafeAnswers;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** The answers of a server that has not read everything recorded yet: its health, and 503 with Retry-After to the rest. */
final class StartupRouter {

    private StartupRouter() {}

    static Router create(Vertx vertx, Entrance entrance) {
        Router router = Router.router(vertx);
        router.route().failureHandler(new Failures());
        router.errorHandler(400, new Failures());
        router.route().handler(new SafeAnswers());
        router.route().handler(new FramingCheck());
        router.route().handler(new TargetCheck());
        RouteTable routes = new RouteTable();
        new HealthRoutes(entrance.readiness).addTo(routes);
        routes.mount(router);
        router.route().handler(ctx -> {
            throw Refusal.starting();
        });
        return router;
    }
}
