package io.turbozap.http.access;

import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Caller;
import io.turbozap.identity.Authenticator;
import io.turbozap.identity.access.Principal;
import io.turbozap.identity.directory.Directory;
import io.turbozap.identity.key.ApiKeyText;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Authentication of requests: it gives each its {@link Caller}, or refuses it. Where no key is set and no person exists,
 * whatever reaches this server comes from its operator. Thread-safe.
 */
public final class Authentication implements Handler<RoutingContext> {

    public static final String LOG_IN = "Log in, or show an API key";
    public static final String INVALID_TOKEN = "The token is not good, or not any more";
    static final String DISAGREE = "The request shows credentials of different callers: show one";

    private static final Principal OPERATOR = new Principal.Operator();
    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\"");

    private final KeyCheck keys;
    private final Authenticator authenticator;
    private final Directory directory;

    public Authentication(KeyCheck keys, Authenticator authenticator, Directory directory) {
        this.keys = keys;
        this.authenticator = authenticator;
        this.directory = directory;
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpMethod method = ctx.request().method();
        admit(ctx, method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD), ctx::next);
    }

    /**
     * Admits a request to {@code next}, with its caller.
     *
     * @param reads whether it only reads, so that it does no harm if a page of another server sends it with our cookie
     * @throws ApiException if it is refused, unless that fails {@code ctx} later
     */
    public void admit(RoutingContext ctx, boolean reads, Runnable next) {
        HttpServerRequest request = ctx.request();
        Future<Principal> caller = callerOf(request, reads);
        if (caller.succeeded()) {
            Caller.set(ctx, caller.result());
            next.run();
            return;
        }
        request.pause();
        caller.map(found -> {
                    Caller.set(ctx, found);
                    next.run();
                    request.resume();
                    return found;
                })
                .onFailure(ctx::fail);
    }

    private Future<Principal> callerOf(HttpServerRequest request, boolean reads) {
        Principal browser = browser(request);
        Principal program = program(request, browser);
        String token = Credentials.bearer(request);
        if (token == null) {
            return Future.succeededFuture(agreed(request, reads, null, program, browser));
        }
        return ofToken(token).map(bearer -> {
            if (bearer == null && !directory.isEmpty()) {
                throw new ApiException(401, INVALID_TOKEN, CHALLENGE);
            }
            return agreed(request, reads, bearer, program, browser);
        });
    }

    private Future<@Nullable Principal> ofToken(String token) {
        return ApiKeyText.isMeantBy(token)
                ? Future.succeededFuture(authenticator.ofKey(token))
                : authenticator.ofAccessToken(token);
    }

    /** Caller by a cookie, or null. One that is not good, or not any more, counts for nothing. */
    private @Nullable Principal browser(HttpServerRequest request) {
        String shown = Credentials.cookie(request, Credentials.COOKIE);
        if (keys.logins.isOpen(shown)) {
            return OPERATOR;
        }
        String person = keys.proxies.isSecure(request) ? Credentials.cookie(request, Credentials.HOST_COOKIE) : shown;
        return person == null ? null : authenticator.ofCookie(person);
    }

    /** Caller by a key, or null. Where neither a key nor anyone is known, a key counts for nothing. */
    private @Nullable Principal program(HttpServerRequest request, @Nullable Principal browser) {
        String shown = Credentials.key(request);
        Principal program = shown == null ? null : authenticator.ofKey(shown);
        if (shown == null || program != null) {
            return program;
        }
        if (OPERATOR.equals(browser)) {
            return null;
        }
        if (keys.isNeeded()) {
            keys.requireKey(request, shown);
            return OPERATOR;
        }
        if (ApiKeyText.isMeantBy(shown) && !directory.isEmpty()) {
            throw new ApiException(401, KeyCheck.WRONG);
        }
        return null;
    }

    private Principal agreed(
            HttpServerRequest request,
            boolean reads,
            @Nullable Principal bearer,
            @Nullable Principal program,
            @Nullable Principal browser) {
        Principal shown = bearer == null ? program : bearer;
        if (differ(bearer, program) || differ(shown, browser)) {
            throw new ApiException(400, DISAGREE);
        }
        if (shown == null && browser instanceof Principal.Person && !reads) {
            OriginCheck.requireOwnPage(request);
        }
        return shown != null ? shown : browser != null ? browser : unshown();
    }

    /** Whether these are two callers. Two log-ins of one person are one. */
    private static boolean differ(@Nullable Principal one, @Nullable Principal other) {
        if (one instanceof Principal.Person person && other instanceof Principal.Person same) {
            return !person.id().equals(same.id());
        }
        return one != null && other != null && !one.equals(other);
    }

    /** Caller of a request that shows nothing. */
    private Principal unshown() {
        if (keys.isNeeded()) {
            throw new ApiException(401, KeyCheck.WRONG);
        }
        if (directory.isInhabited()) {
            throw new ApiException(401, LOG_IN);
        }
        return OPERATOR;
    }

    /** Whether {@code caller}, who was admitted earlier, may go on. */
    public boolean isStill(Principal caller) {
        return caller.equals(OPERATOR) ? keys.isNeeded() || !directory.isInhabited() : authenticator.isStill(caller);
    }
}
