package io.turbozap.http.web;

import io.turbozap.campaign.RedactedText;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes by path and method. Paths are written as in OpenAPI, {@code /campaigns/{campaignId}}; earlier ones win. A path
 * that is known answers other methods with 405, and HEAD wherever it answers GET. Query parameters that no handler
 * reads are refused by name. Every request is answered once: a handler that fails, or gives no answer, fails its
 * request.
 */
public final class RouteTable {

    private static final Logger log = LoggerFactory.getLogger(RouteTable.class);

    /**
     * The handler of a path and method.
     *
     * @param parameters the names of the query parameters that may be given, or null for any
     */
    private record Target(RouteHandler handler, @Nullable Set<String> parameters) {}

    private final Map<String, Map<HttpMethod, Target>> paths = new LinkedHashMap<>();

    /**
     * A route that reads.
     *
     * @param parameters the names of the query parameters that {@code handler} reads
     */
    public RouteTable get(String path, RouteHandler handler, String... parameters) {
        return get(path, new Target(handler, Set.of(parameters)));
    }

    /** As {@link #get}, whatever the query. */
    public RouteTable page(String path, RouteHandler handler) {
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
    public RouteTable post(String path, RouteHandler handler, String... parameters) {
        return add(HttpMethod.POST, path, new Target(handler, Set.of(parameters)));
    }

    /** As {@link #post}, whatever the query. */
    public RouteTable postAny(String path, RouteHandler handler) {
        return add(HttpMethod.POST, path, new Target(handler, null));
    }

    /**
     * A route that replaces.
     *
     * @param parameters the names of the query parameters that {@code handler} reads
     */
    public RouteTable put(String path, RouteHandler handler, String... parameters) {
        return add(HttpMethod.PUT, path, new Target(handler, Set.of(parameters)));
    }

    public RouteTable patch(String path, RouteHandler handler) {
        return add(HttpMethod.PATCH, path, new Target(handler, Set.of()));
    }

    /**
     * A route that deletes.
     *
     * @param parameters the names of the query parameters that {@code handler} reads
     */
    public RouteTable delete(String path, RouteHandler handler, String... parameters) {
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
        target.handler().run(ctx).onComplete(done -> requireAnswer(ctx), failure -> fail(ctx, failure));
    }

    /** A client without an answer would wait for one until its connection has been idle for too long. */
    private static void requireAnswer(RoutingContext ctx) {
        HttpServerResponse response = ctx.response();
        if (!response.ended() && !response.closed()) {
            ctx.fail(new IllegalStateException("the handler gave no answer"));
        }
    }

    private static void fail(RoutingContext ctx, Throwable failure) {
        if (ctx.response().ended()) {
            HttpServerRequest request = ctx.request();
            log.error(
                    "{} {} failed after its answer: {}",
                    request.method(),
                    RedactedText.path(request.path()),
                    RedactedText.trace(failure));
        }
        ctx.fail(failure);
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
