package io.turbozap.session.port;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** What WhatsApp said of numbers, for as long as that is good. Futures complete on the context of the caller. */
public interface NumberMemory {

    /** What is known of the number with this chat id, or null. Fails if it cannot be read. */
    Future<@Nullable NumberCheck> recall(String chatId);

    /** Keeps what WhatsApp said. */
    void learned(String chatId, NumberCheck check);

    /** A memory that keeps nothing. */
    static NumberMemory none() {
        return NoNumberMemory.INSTANCE;
    }
}
