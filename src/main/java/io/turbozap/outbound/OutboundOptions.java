package io.turbozap.outbound;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Options of a way out.
 *
 * @param timeout for a whole exchange, from the wish for a connection to the last byte of the answer; at least 1 ms
 * @param connectTimeout for the TCP connection alone; at least 1 ms
 * @param keepIdle how long a connection may have been idle to carry another request; zero to use none twice
 * @param lateFor how long after its time-out the answer to a request is still waited for, where there is a listener
 * @param connections how many there are at most to one server on one event loop; who needs one more waits for it
 * @param trust whose certificates are trusted; null for the authorities that Java knows
 */
public record OutboundOptions(
        Duration timeout,
        Duration connectTimeout,
        Duration keepIdle,
        Duration lateFor,
        int connections,
        @Nullable TrustOptions trust) {

    /** More than there are ports for connections from one address to one server (Linux: 28 232), so that none waits. */
    private static final int MOST = 32_768;

    /** Requests that use no connection twice. */
    public static OutboundOptions of(Duration timeout) {
        return new OutboundOptions(timeout, timeout, Duration.ZERO, Duration.ZERO, MOST, null);
    }

    /** These, with another time-out. */
    OutboundOptions withTimeout(Duration timeout) {
        return new OutboundOptions(timeout, connectTimeout, keepIdle, lateFor, connections, trust);
    }

    /** These, with less time to connect. */
    public OutboundOptions withConnectTimeout(Duration connectTimeout) {
        return new OutboundOptions(timeout, connectTimeout, keepIdle, lateFor, connections, trust);
    }

    /** These, with connections that are kept. */
    public OutboundOptions withKeepIdle(Duration keepIdle) {
        return new OutboundOptions(timeout, connectTimeout, keepIdle, lateFor, connections, trust);
    }

    /** These, with patience for late answers. */
    public OutboundOptions withLateFor(Duration lateFor) {
        return new OutboundOptions(timeout, connectTimeout, keepIdle, lateFor, connections, trust);
    }

    /** These, with another bound of connections. */
    public OutboundOptions withConnections(int connections) {
        return new OutboundOptions(timeout, connectTimeout, keepIdle, lateFor, connections, trust);
    }

    /** These, for servers whose certificates no known authority signed. */
    public OutboundOptions withTrust(TrustOptions trust) {
        return new OutboundOptions(timeout, connectTimeout, keepIdle, lateFor, connections, trust);
    }

    boolean keepsAlive() {
        return !keepIdle.isZero();
    }

    /** TLS checks the host name; nothing is decompressed. */
    HttpClientOptions client() {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()))
                .setKeepAlive(keepsAlive())
                .setKeepAliveTimeout(Math.max(1, Math.toIntExact(keepIdle.toSeconds())))
                .setVerifyHost(true);
        return trust == null ? options : options.setTrustOptions(trust);
    }

    PoolOptions pool() {
        return new PoolOptions().setHttp1MaxSize(connections);
    }
}
