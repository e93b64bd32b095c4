package io.turbozap.waha.webhook;

import io.vertx.core.Future;
import java.util.List;

/** Handler of the events of WAHA, which ignores those that do not concern it. Called on any thread. */
@FunctionalInterface
public interface WahaEventHandler {

    /**
     * Handles an event. The future succeeds when all that follows from it is recorded, and fails if it has to be
     * delivered again; it always ends, on any thread.
     */
    Future<Void> handle(WahaEvent event);

    /** A handler that passes each event to all of {@code handlers}, in their order, and fails if any of them does. */
    static WahaEventHandler all(List<WahaEventHandler> handlers) {
        return event -> Future.join(
                        handlers.stream().map(handler -> handler.attempt(event)).toList())
                .mapEmpty();
    }

    /** A handler that passes each event to this one, and once it is recorded to {@code next}. */
    default WahaEventHandler then(WahaEventHandler next) {
        return event -> handle(event).compose(recorded -> next.handle(event));
    }

    /** As {@link #handle}, where an exception counts as a failed future. */
    private Future<Void> attempt(WahaEvent event) {
        return Future.succeededFuture().compose(now -> handle(event));
    }
}
