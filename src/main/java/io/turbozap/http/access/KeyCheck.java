package io.turbozap.http.access;

import io.turbozap.config.Config;
import io.turbozap.http.web.ApiException;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Check of the operator's API key, where one is set, and of the log-ins that it opened. An address that has shown too
 * many wrong keys does not learn whether the next is right until it has waited; browsers that are logged in go on
 * meanwhile. Thread-safe.
 */
public final class KeyCheck {

    static final String WRONG = "API key is missing or wrong";
    public static final String TOO_MANY = "Too many wrong API keys came from your address: wait before the next";

    /** The log-ins by cookie. */
    final Logins logins;

    /** The proxies whose word counts on where requests come from. */
    public final Proxies proxies;

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
    public boolean isNeeded() {
        return key != null;
    }

    /**
     * Whether {@code request} shows the key, or a cookie that was given for it.
     *
     * @throws ApiException if it shows another key
     */
    public boolean isOperator(HttpServerRequest request) {
        String shown = Credentials.key(request);
        if (key == null || shown == null) {
            return logins.isOpen(Credentials.cookie(request, Credentials.COOKIE));
        }
        requireKey(request, shown);
        return true;
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

    /** Closes the connection of {@code request} when the log-in ends that it came with, if there is one. */
    public void holdWithLogin(HttpServerRequest request) {
        logins.hold(Credentials.cookie(request, Credentials.COOKIE), request.connection());
    }
}
