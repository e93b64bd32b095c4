package io.turbozap.http.access;

import io.turbozap.http.web.ApiException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Check that admits web pages only from here and from the configured origins, which it names to their browsers. */
public final class OriginCheck implements Handler<RoutingContext> {

    public static final String REFUSED =
            "Origin is not allowed: name it in CORS_ORIGINS (as https://host:port) to let its pages in";

    static final String FOREIGN_PAGE = "With the cookie of a person, only pages of this server may change anything";

    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final Set<String> allowed;

    public OriginCheck(List<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (!allowed.isEmpty()) {
            ctx.response().putHeader(HttpHeaders.VARY, "Origin");
        }
        if (origin == null || isOwn(origin, request.getHeader(HttpHeaders.HOST))) {
            ctx.next();
        } else if (allowed.contains(origin)) {
            allow(ctx, origin);
        } else {
            throw new ApiException(403, REFUSED);
        }
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    /**
     * Requires a request that a page of this server sent, by what browsers send along.
     *
     * @throws ApiException 403 if it comes from another page, or from no browser
     */
    static void requireOwnPage(HttpServerRequest request) {
        String site = request.getHeader(FETCH_SITE);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean own = site == null
                ? origin != null && isOwn(origin, request.getHeader(HttpHeaders.HOST))
                : OWN_SITES.contains(site);
        if (!own) {
            throw new ApiException(403, FOREIGN_PAGE);
        }
    }

    private static void allow(RoutingContext ctx, String origin) {
        HttpServerResponse response = ctx.response()
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Location, Retry-After, Idempotent-Replayed");
        HttpServerRequest request = ctx.request();
        boolean preflight = request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (!preflight) {
            ctx.next();
            return;
        }
        response.setStatusCode(204)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, PUT, PATCH, DELETE")
                .putHeader(
                        HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                        "Content-Type, Authorization, X-Api-Key, Idempotency-Key")
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600")
                .end();
    }
}
