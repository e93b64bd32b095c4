package io.turbozap.http.access;

import io.turbozap.http.web.ApiException;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Credentials that a request shows, as they stand in its headers. Those in its address count for nothing. */
final class Credentials {

    static final String KEY_HEADER = "X-Api-Key";
    /** Cookie of the operator, and without TLS of people too. */
    static final String COOKIE = "turbozap_login";
    /** Cookie of people by TLS, which browsers take from this host alone. */
    static final String HOST_COOKIE = "__Host-turbozap";

    private static final String BEARER = "Bearer ";

    private Credentials() {}

    /** Token after the scheme {@code Bearer}, or null. Other schemes are meant for others. */
    static @Nullable String bearer(HttpServerRequest request) {
        if (!request.headers().contains(HttpHeaders.AUTHORIZATION)) {
            return null;
        }
        List<String> tokens = request.headers().getAll(HttpHeaders.AUTHORIZATION).stream()
                .filter(value -> value.regionMatches(/* ignoreCase= */ true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .toList();
        if (tokens.size() > 1) {
            throw new ApiException(400, "One Bearer token is expected, not " + tokens.size());
        }
        return tokens.isEmpty() ? null : tokens.get(0);
    }

    static @Nullable String key(HttpServerRequest request) {
        return request.getHeader(KEY_HEADER);
    }

    /** Content of a cookie, or null. */
    static @Nullable String cookie(HttpServerRequest request, String name) {
        Cookie cookie = request.getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }
}
