package io.turbozap.waha.webhook;

import io.vertx.core.Future;

/** Handler of the events of WAHA. Called on any thread. */
@FunctionalInterface
public interface WahaEventHandler {

    /**
     * Handles an event. The future succeeds when all that follows from it is recorded, and fails if it has to be
     * delivered again; it always ends, on any thread.
     */
    Future<Void> handle(WahaEvent event);
}
