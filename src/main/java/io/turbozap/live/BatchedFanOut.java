package io.turbozap.live;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Consumer;

/** Batches of clients that get the same, one batch in each turn of the event loop, so that other tasks run between. */
final class BatchedFanOut {

    private static final int SLICE = 16;

    private final Vertx vertx;

    BatchedFanOut(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Call it on the event loop of {@code clients}; it goes on there. */
    void each(List<SocketClient> clients, Consumer<SocketClient> action) {
        int end = Math.min(SLICE, clients.size());
        clients.subList(0, end).forEach(action);
        if (end < clients.size()) {
            List<SocketClient> rest = clients.subList(end, clients.size());
            vertx.runOnContext(next -> each(rest, action));
        }
    }
}
