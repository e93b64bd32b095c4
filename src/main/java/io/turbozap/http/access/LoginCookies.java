package io.turbozap.http.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/** Cookies that log-ins are kept in: the operator's, and that of a person. A browser has one of them. */
final class LoginCookies {

    /** How long a browser keeps the cookie of a person: as long as a log-in can last, which may end earlier. */
    private static final long PERSON_SECONDS = 30L * 24 * 60 * 60;

    private final Proxies proxies;

    LoginCookies(Proxies proxies) {
        this.proxies = proxies;
    }

    void setOperator(RoutingContext ctx, String token) {
        forget(ctx, Credentials.HOST_COOKIE);
        set(ctx, Credentials.COOKIE, token, Logins.LIFETIME.toSeconds());
    }

    void setPerson(RoutingContext ctx, String secret) {
        if (isSecure(ctx)) {
            forget(ctx, Credentials.COOKIE);
            set(ctx, Credentials.HOST_COOKIE, secret, PERSON_SECONDS);
        } else {
            set(ctx, Credentials.COOKIE, secret, PERSON_SECONDS);
        }
    }

    void clear(RoutingContext ctx) {
        forget(ctx, Credentials.HOST_COOKIE);
        set(ctx, Credentials.COOKIE, "", /* seconds= */ 0);
    }

    private void forget(RoutingContext ctx, String name) {
        if (Credentials.cookie(ctx.request(), name) != null) {
            set(ctx, name, "", /* seconds= */ 0);
        }
    }

    private boolean isSecure(RoutingContext ctx) {
        return proxies.isSecure(ctx.request());
    }

    private void set(RoutingContext ctx, String name, String value, long seconds) {
        ctx.response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(isSecure(ctx))
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(seconds));
    }
}
