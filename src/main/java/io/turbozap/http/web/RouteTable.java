package io.turbozap.http.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Routes by path and method. Paths are written as in OpenAPI, {@code /campaigns/{campaignId}}; earlier ones win. A path
 * that is known answers other methods with 405, and HEAD wherever it answers GET. Query parameters that no handler
 * reads are refused by name.
 */
public final class RouteTable {

    /**
     * The handler of a path and method.
     *
     * @param parameters the names of the query parameters that may be given, or null for any
     */
    private record Target(
            Handler<RoutingContext> handler, @Nullable Set<String> parameters) {}

    private final Map<String, Map<HttpMethod, Target>> paths = new LinkedHashMap<>();

    /**
     * A route that reads.
     *
     * @param parameters the names of the query parameters that {@code handler} reads
     */
    public RouteTable get(String path, Handler<RoutingContext> handler, String... parameters) {
        return get(path, new Target(handler, Set.of(parameters)));
    }

    /** As {@link #get}, whatever the query. */
    public RouteTable page(String path, Handler<RoutingContext> handler) {
        return get(path, new Target(handler, null));
    }

    private RouteTable get(String path, Target target) {
        return add(HttpMethod.HEAD, path, target).add(HttpMethod.GET, path, target);
    }

    /**
     * A route that creates or commands.
     *
     * @param parameters the names of the query parameters that {@code handler} reads
     */
    public RouteTable post(String path, Handler<RoutingContext> handler, String... parameters) {
        return add(HttpMethod.POST, path, new Target(handler, Set.of(parameters)));
    }

    /** As {@link #post}, whatever the query. */
    public RouteTable postAny(String path, Handler<RoutingContext> handler) {
        return add(HttpMethod.POST, path, new Target(handler, null));
    }

    /**
     * A route that replaces.
     *
     * @param parameters the names of the query parameters that {@code handler} reads
     */
    public RouteTable put(String path, Handler<RoutingContext> handler, String... parameters) {
        return add(HttpMethod.PUT, path, new Target(handler, Set.of(parameters)));
    }

    public RouteTable patch(String path, Handler<RoutingContext> handler) {
        return add(HttpMethod.PATCH, path, new Target(handler, Set.of()));
    }

    /**
     * A route that deletes.
     *
     * @param parameters the names of the query parameters that {@code handler} reads
     */
    public RouteTable delete(String path, Handler<RoutingContext> handler, String... parameters) {
        return add(HttpMethod.DELETE, path, new Target(handler, Set.of(parameters)));
    }

    private RouteTable add(HttpMethod method, String path, Target target) {
        paths.computeIfAbsent(path, first -> new LinkedHashMap<>()).put(method, target);
        return this;
    }

    public void mount(Router router) {
        paths.forEach((path, methods) ->
                router.route(path.replaceAll("\\{(\\w+)}", ":$1")).handler(ctx -> dispatch(ctx, methods)));
    }

    private static void dispatch(RoutingContext ctx, Map<HttpMethod, Target> methods) {
        Target target = methods.get(ctx.request().method());
        if (target == null) {
            throw ApiException.notAllowed(allowed(methods.keySet()));
        }
        Set<String> parameters = target.parameters();
        if (parameters != null && ctx.request().query() != null) {
            new Query(ctx).requireKnown(parameters);
        }
        target.handler().handle(ctx);
    }

    private static String allowed(Set<HttpMethod> methods) {
        Set<String> names = new TreeSet<>();
        methods.forEach(method -> names.add(method.name()));
        return String.join(", ", names);
    }

    /** Every route as {@code GET /path}, without the HEAD that comes with each GET. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method -> !method.equals(HttpMethod.HEAD))
                .forEach(method -> operations.add(method + " " + path)));
        return operations;
    }
}
