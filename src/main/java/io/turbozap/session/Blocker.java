package io.turbozap.session;

import org.jspecify.annotations.Nullable;

/**
 * One reason why a session does not send right now.
 *
 * @param until when it ends or is checked again, epoch milliseconds, or null if that is not known
 * @param setBy who or what is responsible: {@code settings}, {@code operator}, {@code waha}, {@code turbozap}
 * @param detail what was seen, in words, or null; never personal
 */
public record Blocker(
        BlockReason blockReason,
        @Nullable Long until,
        String setBy,
        @Nullable String detail) {}
