package io.turbozap.waha;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.RequestOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one session to WAHA: one is kept for the next request while requests follow each other, and there
 * are as many as there are requests at once. A quiet session has none. Used on one event loop.
 */
final class Lines {

    private final Vertx vertx;
    private final HttpClientAgent client;
    private final WahaServer server;
    private final long keepIdleMillis;
    private final Set<Line> open = new HashSet<>();
    private @Nullable Line idle;
    private boolean closed;

    /** @param keepIdleMillis how long an idle connection is kept */
    Lines(Vertx vertx, HttpClientAgent client, WahaServer server, long keepIdleMillis) {
        this.vertx = vertx;
        this.client = client;
        this.server = server;
        this.keepIdleMillis = keepIdleMillis;
    }

    /**
     * Makes one request. The future succeeds within the request time-out, or never if {@link #close} comes first.
     *
     * @param limit how many bytes of the answer's body to take at most
     * @param onStart called at most once, when the request is written
     */
    Future<Reply> exchange(RequestOptions head, @Nullable Buffer body, int limit, Runnable onStart) {
        if (closed) {
            return Future.succeededFuture(new Reply.NotWritten("closed"));
        }
        Exchange exchange = new Exchange(head, body, limit, onStart, Line.now() + timeoutMillis());
        Line line = takeIdle();
        if (line == null) {
            open(exchange);
        } else {
            line.use(exchange);
        }
        return exchange.future();
    }

    private @Nullable Line takeIdle() {
        Line line = idle;
        idle = null;
        if (line == null || line.isFresh()) {
            return line;
        }
        line.close();
        return null;
    }

    void open(Exchange exchange) {
        Line line = new Line(this);
        open.add(line);
        line.open(exchange, connect());
    }

    private Future<HttpClientConnection> connect() {
        try {
            return client.connect(server.connection());
        } catch (RuntimeException refused) { // a closed client throws
            return Future.failedFuture(refused);
        }
    }

    /** How many connections are open or being opened. */
    int count() {
        return open.size();
    }

    /** Takes back a line that has nothing to do. */
    void release(Line line) {
        if (idle == null) {
            idle = line;
        } else {
            line.close();
        }
    }

    /** Takes note that a line is closed. */
    void forget(Line line) {
        open.remove(line);
        if (idle == line) {
            idle = null;
        }
    }

    /** Closes every connection; nothing is called afterwards. */
    void close() {
        closed = true;
        List.copyOf(open).forEach(Line::abandon);
    }

    Vertx vertx() {
        return vertx;
    }

    long timeoutMillis() {
        return server.timeoutMillis();
    }

    long keepIdleMillis() {
        return keepIdleMillis;
    }
}
