package io.turbozap.recipients;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chats that nothing is broadcast to. Safe to use from any thread. */
public interface Suppressions {

    /** Whether {@code chatId} is on the list, at once: what was added or removed before counts. */
    boolean contains(String chatId);

    /**
     * Puts a chat on the list; one that is there stays as it is. Fails if that could not be recorded.
     *
     * @return whether it was not there before
     */
    Future<Boolean> add(Suppression suppression);

    /**
     * Takes a chat off the list. Fails if that could not be recorded.
     *
     * @return whether it was there
     */
    Future<Boolean> remove(String chatId);

    /**
     * A page of the list, ordered by chat.
     *
     * @param after only those behind this chat; null for the first page
     * @param limit how many at most
     */
    Future<List<Suppression>> list(@Nullable String after, int limit);
}
