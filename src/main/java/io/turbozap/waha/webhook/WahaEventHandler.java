package io.turbozap.waha.webhook;

import io.vertx.core.Future;

/** Takes what WAHA tells by webhook. Called on any thread. */
@FunctionalInterface
public interface WahaEventHandler {

    /**
     * Takes an event. The future succeeds when all that follows from it is safe, and fails if it shall be delivered again;
     * it always ends, on any thread.
     */
    Future<Void> handle(WahaEvent event);
}
