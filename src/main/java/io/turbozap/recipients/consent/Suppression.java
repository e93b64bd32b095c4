package io.turbozap.recipients.consent;

import org.jspecify.annotations.Nullable;

/**
 * A person or chat that nothing is broadcast to.
 *
 * @param chatId {@code …@c.us}, in any spelling of the number, or {@code …@lid}
 * @param hiddenId the {@code …@lid} that stands for the same person; null if none is known beside {@code chatId}
 * @param reason why, for people to read
 * @param source where it comes from, such as {@code message} or {@code operator}
 * @param at since when, epoch milliseconds
 */
public record Suppression(String chatId, @Nullable String hiddenId, String reason, String source, long at) {

    /** A suppression of a chat of which no other id is known. */
    public Suppression(String chatId, String reason, String source, long at) {
        this(chatId, null, reason, source, at);
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "Suppression[" + reason + ", " + source + ", " + at + "]";
    }
}
