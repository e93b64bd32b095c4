package io.turbozap.session.port;

import org.jspecify.annotations.Nullable;

/**
 * The record of one request beside its state.
 *
 * @param settling whether WAHA was still being asked about it
 * @param attempts how often it was started
 * @param chatId whom it was addressed to last, or null if that is not known
 * @param messageId WhatsApp's bare message id, which a pending request has to be sent with again; or null
 * @param reason why it failed, is uncertain, was skipped, or was returned to its place; or null
 * @param intendedAt when it was started last, epoch milliseconds
 * @param at when it came to its present state, epoch milliseconds
 */
public record StoredRequest(
        int index,
        boolean settling,
        int attempts,
        @Nullable String chatId,
        @Nullable String messageId,
        @Nullable String reason,
        long intendedAt,
        long at) {}
