package io.turbozap.waha.webhook;

import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.vertx.core.Future;

/** Handler of incoming messages. Called on any thread. */
@FunctionalInterface
public interface ReplyListener {

    /** Handles an incoming message. Fails if it has to be delivered again. */
    Future<Void> received(MessageReceived message);

    /** Does not listen. */
    static ReplyListener none() {
        return message -> Future.succeededFuture();
    }
}
