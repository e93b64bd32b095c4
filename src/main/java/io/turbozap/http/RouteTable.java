package io.turbozap.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Routes by path and method. Paths are written as in OpenAPI, {@code /campaigns/{campaignId}}; earlier ones win. A path
 * that is known answers other methods with 405, and HEAD wherever it answers GET.
 */
final class RouteTable {

    private final Map<String, Map<HttpMethod, Handler<RoutingContext>>> paths = new LinkedHashMap<>();

    RouteTable get(String path, Handler<RoutingContext> handler) {
        return add(HttpMethod.HEAD, path, handler).add(HttpMethod.GET, path, handler);
    }

    RouteTable post(String path, Handler<RoutingContext> handler) {
        return add(HttpMethod.POST, path, handler);
    }

    private RouteTable add(HttpMethod method, String path, Handler<RoutingContext> handler) {
        paths.computeIfAbsent(path, first -> new LinkedHashMap<>()).put(method, handler);
        return this;
    }

    void mount(Router router) {
        paths.forEach((path, methods) ->
                router.route(path.replaceAll("\\{(\\w+)}", ":$1")).handler(ctx -> dispatch(ctx, methods)));
    }

    private static void dispatch(RoutingContext ctx, Map<HttpMethod, Handler<RoutingContext>> methods) {
        Handler<RoutingContext> handler = methods.get(ctx.request().method());
        if (handler == null) {
            throw Refusal.notAllowed(allowed(methods.keySet()));
        }
        handler.handle(ctx);
    }

    private static String allowed(Set<HttpMethod> methods) {
        Set<String> names = new TreeSet<>();
        methods.forEach(method -> names.add(method.name()));
        return String.join(", ", names);
    }

    /** Every route as {@code GET /path}, without the HEAD that comes with each GET. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method -> !method.equals(HttpMethod.HEAD))
                .forEach(method -> operations.add(method + " " + path)));
        return operations;
    }
}
