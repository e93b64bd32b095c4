package io.turbozap.waha.webhook;

import io.turbozap.waha.webhook.WahaEvent.SessionChanged;
import io.vertx.core.Future;

/** Listener to the status of sessions. Called on any thread. */
@FunctionalInterface
public interface StatusListener {

    /** A session has another status; statuses come unordered. Fails if it shall be delivered again. */
    Future<Void> changed(SessionChanged change);

    /** Does not listen. */
    static StatusListener none() {
        return change -> Future.succeededFuture();
    }
}
