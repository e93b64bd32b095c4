package io.turbozap.http.organisation;

import io.turbozap.http.access.Proxies;
import io.turbozap.identity.token.OneTimeToken;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Address of links that are handed to people. Their tokens stand in a fragment, which no browser sends and no log keeps.
 *
 * @param publicUrl where people reach this server, without a trailing slash, or null for where the request reached it
 */
record LinkAddress(@Nullable URI publicUrl, Proxies proxies) {

    /** Link to a page of the dashboard, such as {@code https://example.org/#/invite/…}. */
    String to(RoutingContext ctx, String page, OneTimeToken token) {
        return (publicUrl == null ? reached(ctx.request()) : publicUrl) + "/#/" + page + "/" + token.text();
    }

    private String reached(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return (proxies.isSecure(request) ? "https://" : "http://") + (authority == null ? "" : authority);
    }
}
