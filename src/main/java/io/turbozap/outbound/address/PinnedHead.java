package io.turbozap.outbound.address;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;

/** The head of a request to the address that was judged, whatever the name in its URL means by now. */
public final class PinnedHead {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private PinnedHead() {}

    /** A head without headers; the host's name stands in it, and is what a certificate must be for. */
    public static RequestOptions of(HttpMethod method, URI url, InetAddress address) {
        boolean ssl = "https".equalsIgnoreCase(url.getScheme());
        int usual = ssl ? HTTPS_PORT : HTTP_PORT;
        int port = url.getPort() > 0 ? url.getPort() : usual;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(method)
                .setSsl(ssl)
                .setHost(url.getHost())
                .setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }
}
