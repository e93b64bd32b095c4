package io.turbozap.http.access;

import io.turbozap.config.Network;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The proxies whose word counts on where a request comes from and how. Immutable. */
public final class Proxies {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private final List<Network> trusted;

    /**
     * Trusts the proxies in these networks.
     *
     * @param trusted the addresses that they come from
     */
    public Proxies(List<Network> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /**
     * The address of the client that sent {@code request}: the last one in {@code X-Forwarded-For} that no trusted
     * proxy has, as far as trusted proxies name it.
     */
    public String clientOf(HttpServerRequest request) {
        String client = peer(request);
        if (!request.headers().contains(FORWARDED_FOR)) {
            return client;
        }
        String[] chain =
                String.join(",", request.headers().getAll(FORWARDED_FOR)).split(",", -1);
        for (int i = chain.length - 1; i >= 0 && isTrusted(client) && isAddress(chain[i].strip()); i--) {
            client = chain[i].strip();
        }
        return client;
    }

    /** Whether {@code request} came by TLS, to us or to a trusted proxy. */
    public boolean isSecure(HttpServerRequest request) {
        String protocol = request.getHeader(FORWARDED_PROTO);
        return request.isSSL() || ("https".equalsIgnoreCase(protocol) && isTrusted(peer(request)));
    }

    private static String peer(HttpServerRequest request) {
        SocketAddress peer = request.remoteAddress();
        String address = peer == null ? null : address(peer);
        return address == null ? "" : address;
    }

    private static @Nullable String address(SocketAddress peer) {
        return peer.hostAddress() == null ? peer.host() : peer.hostAddress();
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static boolean isAddress(String text) {
        try {
            Network.of(text);
            return text.indexOf('/') < 0;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
