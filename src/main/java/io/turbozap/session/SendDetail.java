package io.turbozap.session;

import org.jspecify.annotations.Nullable;

/**
 * Details that only some requests have.
 *
 * @param attempts how often it was started
 * @param messageId WhatsApp's bare message id, or null
 * @param reason why it failed, is uncertain, or was returned to its place; or null
 * @param at when it came to its present state, epoch milliseconds
 */
public record SendDetail(
        int attempts, @Nullable String messageId, @Nullable String reason, long at) {

    public SendDetail startedAgain() {
        return new SendDetail(attempts + 1, messageId, reason, at);
    }
}
