package io.turbozap.waha.webhook;

import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.vertx.core.Future;

/** Records how far messages came. Called on any thread. */
@FunctionalInterface
public interface DeliveryAcks {

    /**
     * Records an acknowledgement, also one of a message that is not known yet: it may come before the answer to its send.
     * Fails if it could not be recorded; WAHA delivers it again then.
     */
    Future<Void> acked(MessageAcked ack);

    /** Records nothing. */
    static DeliveryAcks none() {
        return ack -> Future.succeededFuture();
    }
}
