package io.turbozap.waha.webhook;

import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.vertx.core.Future;

/** Hears what people write. Called on any thread. */
@FunctionalInterface
public interface ReplyListener {

    /** Somebody wrote. Fails if it shall be delivered again. */
    Future<Void> received(MessageReceived message);

    /** Does not listen. */
    static ReplyListener none() {
        return message -> Future.succeededFuture();
    }
}
