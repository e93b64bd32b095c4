package io.turbozap.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** What the server answers before everything recorded has been read. */
final class WaitingRouter {

    private WaitingRouter() {}

    static Router create(Vertx vertx, Entrance entrance) {
        Router router = Router.router(vertx);
        router.route().failureHandler(new Failures());
        router.errorHandler(400, new Failures());
        router.route().handler(new FramingCheck());
        router.route().handler(new PathCheck());
        RouteTable routes = new RouteTable();
        new HealthRoutes(entrance.readiness).addTo(routes);
        routes.mount(router);
        router.route().handler(ctx -> {
            throw Refusal.starting();
        });
        return router;
    }
}
