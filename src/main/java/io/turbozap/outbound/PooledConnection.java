package io.turbozap.outbound;

import io.vertx.core.http.HttpConnection;
import java.util.concurrent.TimeUnit;

/** A connection of the pool and how long it has carried nothing. Safe to use from any thread. */
final class PooledConnection {

    private final HttpConnection connection;
    private volatile long idleSince;
    private volatile boolean used;

    PooledConnection(HttpConnection connection) {
        this.connection = connection;
    }

    /** A clock in milliseconds that is never set. */
    static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /**
     * Whether a request may be written on it, which its server must not be about to close.
     *
     * @param onlyNew whether it must not have carried another
     * @param keepIdleMillis for how long it may have carried nothing
     */
    boolean isFit(boolean onlyNew, long keepIdleMillis) {
        return !used || (!onlyNew && now() - idleSince < keepIdleMillis);
    }

    /** Takes note that it carries a request; returns whether it has carried others before. */
    boolean use() {
        boolean before = used;
        used = true;
        return before;
    }

    /** Takes note that the answer to what it carried has come. */
    void release() {
        idleSince = now();
    }

    void close() {
        connection.close();
    }
}
