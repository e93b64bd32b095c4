package io.turbozap.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Trades the API key for a cookie, which browsers send where they cannot send a header. */
final class LoginRoutes {

    static final String COOKIE = "turbozap_login";

    private final Credentials credentials;
    private final SmallBody body;

    LoginRoutes(Credentials credentials, SmallBody body) {
        this.credentials = credentials;
        this.body = body;
    }

    void addTo(RouteTable routes) {
        routes.post("/api/login", body.brief(this::login));
    }

    private void login(RoutingContext ctx) {
        if (credentials.areNeeded()) {
            if (!credentials.acceptKey(shownKey(ctx))) {
                throw new Refusal(401, "API key is missing or wrong");
            }
            ctx.response()
                    .addCookie(Cookie.cookie(COOKIE, credentials.issueToken())
                            .setPath("/")
                            .setHttpOnly(true)
                            .setSameSite(CookieSameSite.STRICT)
                            .setMaxAge(Credentials.TOKEN_LIFETIME.toSeconds()));
        }
        Answers.ok(ctx, "Logged in");
    }

    private static @Nullable String shownKey(RoutingContext ctx) {
        JsonObject body = SmallBody.of(ctx);
        if (body != null && body.getValue("apiKey") instanceof String key) {
            return key;
        }
        return ctx.request().getHeader(KeyCheck.HEADER);
    }
}
