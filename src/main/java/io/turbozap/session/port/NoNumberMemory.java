package io.turbozap.session.port;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** A memory that keeps nothing. */
enum NoNumberMemory implements NumberMemory {
    INSTANCE;

    @Override
    public Future<@Nullable NumberCheck> recall(String chatId) {
        return Future.succeededFuture();
    }

    @Override
    public void learned(String chatId, NumberCheck check) {
        // nothing is kept
    }
}
