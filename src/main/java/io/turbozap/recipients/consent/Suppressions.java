package io.turbozap.recipients.consent;

import io.turbozap.campaign.Org;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The persons and chats that an organisation broadcasts nothing to, as they opted out of its messages. A person is there once, whatever the spelling of the number, and
 * is found by any of them and by the hidden id. Safe to use from any thread.
 */
public interface Suppressions {

    /** Whether {@code chatId} is on the list, at once: what was added or removed before counts. */
    boolean contains(Org org, String chatId);

    /**
     * Puts a chat on the list for an operator: no message of theirs takes it off. One that an operator put
     * there stays as it is. Fails if that could not be recorded.
     *
     * @return whether it was not there before
     */
    Future<Boolean> add(Org org, Suppression suppression);

    /**
     * Takes a chat off the list for an operator, however it came there; no message written before {@code at}
     * puts it back. Fails if that could not be recorded.
     *
     * @param at epoch milliseconds
     * @return whether it was there
     */
    Future<Boolean> remove(Org org, String chatId, long at);

    /**
     * Follows a message whose writer wants nothing more, or wants messages again. What was written later, by message or by
     * an operator, stays; of two at the same time the opt-out counts. What an operator put on the list stays there.
     * Fails if that could not be recorded; to follow it again does no harm.
     *
     * @param hiddenId the {@code …@lid} that stands for the writer beside {@code chatId}; null for none
     * @param optOut whether the writer wants nothing more
     * @param at when the message was written, epoch milliseconds
     * @return whether the list changed
     */
    Future<Boolean> follow(Org org, String chatId, @Nullable String hiddenId, boolean optOut, long at);

    /**
     * A page of the list, ordered by chat.
     *
     * @param after only those behind this chat; null for the first page
     * @param limit how many at most
     */
    Future<List<Suppression>> list(Org org, @Nullable String after, int limit);
}
