package io.turbozap.http;

import io.turbozap.http.access.FramingCheck;
import io.turbozap.http.access.SafeResponseHeaders;
import io.turbozap.http.access.UrlEncodingCheck;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.ErrorHandler;
import io.turbozap.http.web.RouteTable;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/**
 * Router of a server that has not read everything recorded yet: it answers with the health, and 503 with Retry-After to
 * the rest.
 */
final class StartupRouter {

    private StartupRouter() {}

    static Router create(Vertx vertx, HttpBootstrap httpBootstrap) {
        Router router = Router.router(vertx);
        router.route().failureHandler(new ErrorHandler());
        router.errorHandler(400, new ErrorHandler());
        router.route().handler(new SafeResponseHeaders());
        router.route().handler(new FramingCheck());
        router.route().handler(new UrlEncodingCheck());
        RouteTable routes = new RouteTable();
        new HealthRoutes(httpBootstrap.readiness).addTo(routes);
        routes.mount(router);
        router.route().handler(ctx -> {
            throw ApiException.starting();
        });
        return router;
    }
}
