package io.turbozap.http.access;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Headers that every answer has unless its route sets others: browsers are not to keep it, not to guess what it is, not
 * to frame it, and to run nothing in it.
 */
public final class SafeResponseHeaders implements Handler<RoutingContext> {

    /** The header that limits what a page may load and do. */
    public static final CharSequence CONTENT_SECURITY_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");

    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");

    @Override
    public void handle(RoutingContext ctx) {
        protect(ctx.response());
        ctx.next();
    }

    /** Sets these headers in {@code response}. */
    public static void protect(HttpServerResponse response) {
        response.putHeader(CONTENT_TYPE_OPTIONS, NOSNIFF)
                .putHeader(FRAME_OPTIONS, DENY)
                .putHeader(REFERRER_POLICY, NO_REFERRER)
                .putHeader(CONTENT_SECURITY_POLICY, NOTHING)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }
}
