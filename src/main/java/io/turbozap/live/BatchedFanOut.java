package io.turbozap.live;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Consumer;

/** Does the same for many clients, some in each turn of the event loop, so that others get their turn between. */
final class BatchedFanOut {

    private static final int SLICE = 16;

    private final Vertx vertx;

    BatchedFanOut(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Call it on the event loop of {@code clients}; it goes on there. */
    void each(List<SocketClient> clients, Consumer<SocketClient> deed) {
        int end = Math.min(SLICE, clients.size());
        clients.subList(0, end).forEach(deed);
        if (end < clients.size()) {
            List<SocketClient> rest = clients.subList(end, clients.size());
            vertx.runOnContext(turn -> each(rest, deed));
        }
    }
}
