package io.turbozap.http.access;

import io.turbozap.config.Config;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Caller;
import io.turbozap.identity.access.Principal;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Check that admits callers that show the API key or a log-in cookie, where a key is set. An address that has shown too
 * many wrong keys does not learn whether the next is right until it has waited; browsers that are logged in go on
 * meanwhile. Thread-safe.
 */
public final class KeyCheck implements Handler<RoutingContext> {

    static final String HEADER = "X-Api-Key";
    static final String WRONG = "API key is missing or wrong";
    public static final String TOO_MANY = "Too many wrong API keys came from your address: wait before the next";

    /** The log-ins by cookie. */
    public final Logins logins;

    /** The proxies whose word counts on where requests come from. */
    final Proxies proxies;

    private final @Nullable ApiKey key;
    private final WrongKeys wrong;

    public KeyCheck(Config.Server server, Clock clock) {
        SecureRandom random = new SecureRandom();
        this.key = server.apiKey() == null ? null : new ApiKey(server.apiKey(), random);
        this.logins = new Logins(clock, random);
        this.proxies = new Proxies(server.trustedProxies());
        this.wrong = new WrongKeys(clock);
    }

    /** Whether callers have to show anything at all. */
    boolean isNeeded() {
        return key != null;
    }

    @Override
    public void handle(RoutingContext ctx) {
        require(ctx.request());
        Caller.set(ctx, new Principal.Operator());
        ctx.next();
    }

    /**
     * Refuses a request without the key or an open log-in, where a key is needed.
     *
     * @throws ApiException if nothing good is shown
     */
    public void require(HttpServerRequest request) {
        if (key != null && !logins.isOpen(token(request))) {
            requireKey(request, request.getHeader(HEADER));
        }
    }

    /**
     * Refuses {@code shown} if a key is needed and it is not the one.
     *
     * @throws ApiException if a key is needed and {@code shown} is not the one
     */
    void requireKey(HttpServerRequest request, @Nullable String shown) {
        if (key == null) {
            return;
        }
        if (shown == null) {
            throw new ApiException(401, WRONG);
        }
        String client = proxies.clientOf(request);
        long wait = wrong.waitOf(client);
        if (wait > 0) {
            long seconds = TimeUnit.MILLISECONDS.toSeconds(wait) + 1;
            throw new ApiException(429, TOO_MANY, Map.of("Retry-After", Long.toString(seconds)));
        }
        byte[] digest = key.digest(shown);
        if (!key.isOf(digest)) {
            wrong.add(client, digest);
            throw new ApiException(401, WRONG);
        }
    }

    /** The token in the log-in cookie, or null. */
    public static @Nullable String token(HttpServerRequest request) {
        Cookie cookie = request.getCookie(LoginRoutes.COOKIE);
        return cookie == null ? null : cookie.getValue();
    }
}
