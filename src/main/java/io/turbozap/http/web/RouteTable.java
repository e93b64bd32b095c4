package io.turbozap.http.web;

import io.turbozap.campaign.RedactedText;
import io.turbozap.identity.access.Permission;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes by path and method. Paths are written as in OpenAPI, {@code /campaigns/{campaignId}}; earlier ones win. A path
 * that is known answers other methods with 405, and HEAD wherever it answers GET. Each route is in a section that has
 * the {@link Admission} to it. Query parameters that no handler reads are refused by name. Every request is answered once: a handler that fails, or gives no answer, fails its
 * request.
 */
public final class RouteTable {

    private static final Logger log = LoggerFactory.getLogger(RouteTable.class);

    /**
     * The handler of a path and method.
     *
     * @param parameters the names of the query parameters that may be given, or null for any
     */
    record Target(RouteHandler handler, @Nullable Set<String> parameters, Admission admission) {}

    private final Map<String, Map<HttpMethod, Target>> paths = new LinkedHashMap<>();

    /** Routes that need no permission. */
    public RouteSection open() {
        return new RouteSection(this, Admission.OPEN, Admission.OPEN);
    }

    /** Routes that need {@code permission}, and exist for the first organisation alone. */
    public RouteSection under(Permission permission) {
        return under(permission, permission);
    }

    /** Routes that need {@code read} for GET and {@code write} else, and exist for the first organisation alone. */
    public RouteSection under(Permission read, Permission write) {
        return new RouteSection(this, Admission.under(read), Admission.under(write));
    }

    /** Routes that need {@code read} for GET and {@code write} else, where each organisation has its own rows. */
    public RouteSection divided(Permission read, Permission write) {
        return new RouteSection(this, Admission.divided(read), Admission.divided(write));
    }

    void add(HttpMethod method, String path, Target target) {
        paths.computeIfAbsent(path, first -> new LinkedHashMap<>()).put(method, target);
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
        target.admission().require(ctx);
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

    /** Every route as {@code GET /path}, without the HEAD that comes with each GET, and the admission to it. */
    public SortedMap<String, Admission> operations() {
        SortedMap<String, Admission> operations = new TreeMap<>();
        paths.forEach((path, methods) -> methods.forEach((method, target) -> {
            if (!method.equals(HttpMethod.HEAD)) {
                operations.put(method + " " + path, target.admission());
            }
        }));
        return operations;
    }
}
