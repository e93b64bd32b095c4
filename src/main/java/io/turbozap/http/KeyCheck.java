package io.turbozap.http;

import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Lets in whoever shows the API key or a log-in cookie, where a key is set. */
final class KeyCheck implements Handler<RoutingContext> {

    static final String HEADER = "X-Api-Key";

    private final Credentials credentials;

    KeyCheck(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public void handle(RoutingContext ctx) {
        require(ctx.request());
        ctx.next();
    }

    /** @throws Refusal if nothing good is shown */
    void require(HttpServerRequest request) {
        if (credentials.areNeeded() && !credentials.acceptKey(request.getHeader(HEADER)) && !hasToken(request)) {
            throw new Refusal(401, "API key is missing or wrong");
        }
    }

    private boolean hasToken(HttpServerRequest request) {
        Cookie cookie = request.getCookie(LoginRoutes.COOKIE);
        return cookie != null && credentials.acceptToken(cookie.getValue());
    }
}
