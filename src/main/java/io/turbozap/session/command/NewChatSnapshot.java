package io.turbozap.session.command;

import io.turbozap.campaign.number.PersonSet;
import io.turbozap.session.AccountLimits;
import org.jspecify.annotations.Nullable;

/**
 * A copy of what a session holds of its freedom to write to strangers, for a forecast to begin with.
 *
 * @param refusedUntil how long the last refusal by WhatsApp counts, epoch milliseconds; the lowest number for none
 * @param refusal what was seen of it
 * @param known the persons that the session has chats with, shared and only read; null if they were not learned
 */
public record NewChatSnapshot(
        AccountLimits limits,
        long refusedUntil,
        String refusal,
        @Nullable PersonSet known) {}
