package io.turbozap.http.access;

import io.turbozap.config.Config;
import io.turbozap.http.web.ApiException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Check that admits requests that mean this host. Without an API key, being on this machine is all the proof there is,
 * and a web page whose own name resolves to this machine must not borrow it.
 */
public final class HostCheck implements Handler<RoutingContext> {

    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)])(:\\d{1,5})?");

    private static final Pattern ABSOLUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://([^/?#]*)");

    public static final String REFUSED = "Host is not allowed: without an API_KEY only loopback names are. Set API_KEY,"
            + " or name the address that you use in CORS_ORIGINS (as http://host:port)";

    private final boolean open;
    private final Set<String> others = new HashSet<>();
    private final String signedPath;

    /**
     * Creates the check of a server.
     *
     * @param signedPath where a signature is the proof, so that the host does not matter; empty for nowhere
     */
    public HostCheck(Config.Server server, String signedPath) {
        this.open = server.apiKey() != null;
        this.signedPath = signedPath;
        server.corsOrigins().forEach(origin -> others.add(origin.substring(origin.indexOf("//") + 2)));
    }

    @Override
    public void handle(RoutingContext ctx) {
        List<String> hosts = ctx.request().headers().getAll(HttpHeaders.HOST);
        if (hosts.size() != 1) {
            throw new ApiException(400, "Exactly one Host header is needed");
        }
        String host = meant(ctx.request().uri(), hosts.get(0)).toLowerCase(Locale.ROOT);
        if (!open && !LOOPBACK.matcher(host).matches() && !others.contains(host) && !isSigned(ctx)) {
            throw new ApiException(403, REFUSED);
        }
        ctx.next();
    }

    private boolean isSigned(RoutingContext ctx) {
        return !signedPath.isEmpty() && signedPath.equals(ctx.normalizedPath());
    }

    /** The host that a request means: that of an absolute URI counts, whatever the header holds (RFC 9112, 3.2.2). */
    private static String meant(String uri, String header) {
        Matcher absolute = ABSOLUTE.matcher(uri);
        return absolute.lookingAt() ? absolute.group(1) : header;
    }
}
