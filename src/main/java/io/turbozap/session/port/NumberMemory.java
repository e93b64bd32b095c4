package io.turbozap.session.port;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The memory of WhatsApp's answers about numbers, for as long as they are good. Futures complete on the context of the
 * caller.
 */
public interface NumberMemory {

    /** What is known of the number with this chat id, or null. Fails if it cannot be read. */
    Future<@Nullable NumberCheck> recall(String chatId);

    /** Keeps WhatsApp's answer. */
    void learned(String chatId, NumberCheck check);

    /** A memory that keeps nothing. */
    static NumberMemory none() {
        return NoNumberMemory.INSTANCE;
    }
}
