package io.turbozap.outbound;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Client of one caller, such as a session: its requests that are under way. They share connections with those of all others, and
 * none waits for another's. Used on one event loop.
 *
 * <p>One timer watches them all, and is set again only when it goes off: it never goes off later than the first of them
 * is due, so requests set and cancel none.
 */
public final class OutboundClient {

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Connections connections;
    private final LateResponses lateResponses;
    private final long timeoutMillis;
    private final long lateMillis;
    private final Set<OutboundExchange> open = new LinkedHashSet<>();
    private long timer = NO_TIMER;
    private long wakeAt;
    private boolean closed;

    OutboundClient(Vertx vertx, Connections connections, LateResponses lateResponses, OutboundOptions options) {
        this.vertx = vertx;
        this.connections = connections;
        this.lateResponses = lateResponses;
        this.timeoutMillis = options.timeout().toMillis();
        this.lateMillis = options.lateFor().toMillis();
    }

    /** Makes a request. The future succeeds within the time-out, or never if {@link #close} comes first. */
    public Future<OutboundResponse> exchange(OutboundRequest request) {
        if (closed) {
            return Future.succeededFuture(new OutboundResponse.NotWritten("closed"));
        }
        OutboundExchange outboundExchange = new OutboundExchange(request, this, PooledConnection.now() + timeoutMillis);
        open.add(outboundExchange);
        watch(outboundExchange.due());
        outboundExchange.start();
        return outboundExchange.future();
    }

    private void watch(long due) {
        if (timer == NO_TIMER || due < wakeAt) {
            unwatch();
            wakeAt = due;
            timer = vertx.setTimer(Math.max(1, due - PooledConnection.now()), fired -> {
                timer = NO_TIMER;
                wake();
            });
        }
    }

    private void unwatch() {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
        }
    }

    private void wake() {
        long now = PooledConnection.now();
        for (OutboundExchange outboundExchange : List.copyOf(open)) {
            if (outboundExchange.due() <= now) {
                outboundExchange.expire(timeoutMillis, lateMillis);
            }
        }
        open.stream().mapToLong(OutboundExchange::due).min().ifPresent(this::watch);
    }

    Attempt attempt(OutboundRequest request, OutboundExchange outboundExchange, boolean onlyNew) {
        return new Attempt(request, connections, outboundExchange, onlyNew);
    }

    /** Does something when all is read that is being read. */
    void whenRead(Runnable task) {
        vertx.runOnContext(turn -> task.run());
    }

    void listenLate(OutboundExchange outboundExchange) {
        lateResponses.add(outboundExchange);
    }

    void forget(OutboundExchange outboundExchange, boolean late) {
        open.remove(outboundExchange);
        if (late) {
            lateResponses.remove(outboundExchange);
        }
    }

    /** Ends all that is under way, late answers included; nothing is called afterwards. */
    public void close() {
        closed = true;
        unwatch();
        for (OutboundExchange outboundExchange : open) {
            outboundExchange.abandon();
            lateResponses.remove(outboundExchange);
        }
        open.clear();
    }
}
