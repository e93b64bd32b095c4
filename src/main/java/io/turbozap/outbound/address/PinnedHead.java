package io.turbozap.outbound.address;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;

/** The head of a request to the address that was judged, whatever the name in its URL means by now. */
public final class PinnedHead {

    private PinnedHead() {}

    /** A head without headers; the host's name stands in it, and is what a certificate must be for. */
    public static RequestOptions of(HttpMethod method, URI url, InetAddress address) {
        int port = RequestHead.port(url);
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(method)
                .setSsl(RequestHead.isTls(url))
                .setHost(url.getHost())
                .setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }
}
