package io.turbozap.outbound.address;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/** The head of a request to a server that is known by a URL. */
public final class RequestHead {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private RequestHead() {}

    /**
     * A head without headers.
     *
     * @param server whose scheme, host and port count
     * @param uri the path and query, from the slash on
     */
    public static RequestOptions of(HttpMethod method, URI server, String uri) {
        return new RequestOptions()
                .setMethod(method)
                .setHost(server.getHost().replaceAll("[\\[\\]]", "")) // an IPv6 address stands in brackets
                .setPort(port(server))
                .setSsl(isTls(server))
                .setURI(uri);
    }

    /** The port of {@code url}, or the usual one of its scheme. */
    public static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return isTls(url) ? HTTPS_PORT : HTTP_PORT;
    }

    static boolean isTls(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }
}
