package io.turbozap.http.access;

import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SmallBody;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Routes that trade the API key for a cookie, which browsers send where they cannot send a header, and take it back.
 */
public final class LoginRoutes {

    static final String COOKIE = "turbozap_login";

    private static final String EVERYWHERE = "everywhere";

    private final KeyCheck keys;
    private final SmallBody body;

    public LoginRoutes(KeyCheck keys, SmallBody body) {
        this.keys = keys;
        this.body = body;
    }

    /** Adds the route that needs no key yet. */
    public void addTo(RouteTable routes) {
        routes.open().post("/api/login", body.brief(this::login));
    }

    /** Adds the route of those who are logged in. */
    public void addLogoutTo(RouteTable routes) {
        routes.open().post("/api/logout", this::logout, EVERYWHERE);
    }

    private Future<Void> login(RoutingContext ctx) {
        keys.requireKey(ctx.request(), shownKey(ctx));
        if (keys.isNeeded()) {
            setCookie(ctx, keys.logins.begin(), Logins.LIFETIME.toSeconds());
        }
        return Responses.ok(ctx, "Logged in");
    }

    private Future<Void> logout(RoutingContext ctx) {
        if (new Query(ctx).flag(EVERYWHERE)) {
            keys.logins.endAll();
        } else {
            keys.logins.end(KeyCheck.token(ctx.request()));
        }
        setCookie(ctx, "", 0);
        return Responses.ok(ctx, "Logged out");
    }

    private void setCookie(RoutingContext ctx, String token, long seconds) {
        ctx.response()
                .addCookie(Cookie.cookie(COOKIE, token)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(keys.proxies.isSecure(ctx.request()))
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(seconds));
    }

    private static @Nullable String shownKey(RoutingContext ctx) {
        JsonObject body = SmallBody.of(ctx);
        if (body != null && body.getValue("apiKey") instanceof String key) {
            return key;
        }
        return ctx.request().getHeader(KeyCheck.HEADER);
    }
}
