package io.turbozap.outbound;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Way out over HTTP: connections to servers that all requests of one kind share. Safe to use from any thread.
 *
 * <p>A request ends in a {@link OutboundResponse}: answered (also by a part of the answer, where its status came), surely not written,
 * or lost. One that was surely not written since its connection was stale has been tried again before that is answered.
 */
public final class Outbound {

    /** Each holds a connection, so they are few. */
    private static final int MOST_LATE = 512;

    private static final int MOST_LATE_OF_A_CLIENT = 8;

    private final Vertx vertx;
    private final OutboundOptions options;
    private final Connections connections;
    private final LateResponses lateResponses = new LateResponses(MOST_LATE, MOST_LATE_OF_A_CLIENT);

    /**
     * Opens no connection yet. Create one outside of verticles, so that it belongs to none, or in the only one that uses
     * it.
     *
     * @param loops on how many event loops it is used; on more, they share connections
     */
    public Outbound(Vertx vertx, int loops, OutboundOptions options) {
        this.vertx = vertx;
        this.options = options;
        this.connections = new Connections(vertx, loops, options);
    }

    /** A client for one caller, which belongs to the event loop that it is used on. */
    public OutboundClient client() {
        return new OutboundClient(vertx, connections, lateResponses, options);
    }

    /** How many connections are open, idle ones included. */
    public int connections() {
        return connections.count();
    }

    /** Closes all connections. What is under way ends as lost, or as not written. */
    public Future<Void> close() {
        return connections.close();
    }
}
