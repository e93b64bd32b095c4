package io.turbozap.waha.webhook;

import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;

/** Listener to how far the messages of a session came. Called on any thread. */
@FunctionalInterface
public interface AckListener {

    /**
     * A message came this far.
     *
     * @param messageId WhatsApp's bare id
     * @param level −1 error, 0 pending, 1 server, 2 device, 3 read, 4 played; unordered and repeated
     * @return fails if it shall be delivered again
     */
    Future<Void> acked(SessionName session, String messageId, int level);

    /** Does not listen. */
    static AckListener none() {
        return (session, messageId, level) -> Future.succeededFuture();
    }
}
