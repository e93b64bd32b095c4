package io.turbozap.session;

import io.turbozap.actor.LocalMessage;
import org.jspecify.annotations.Nullable;

/**
 * The limits that WhatsApp itself sets an account, as WAHA reports them (2026.7.2 and later). Times are epoch
 * milliseconds.
 *
 * @param timelock whether it may write to strangers at all; null if that is not known
 * @param quota how many strangers it may write to; null if that is not known
 */
public record AccountLimits(
        @Nullable Timelock timelock, @Nullable Quota quota) implements LocalMessage {

    /** Nothing is known. */
    public static final AccountLimits UNKNOWN = new AccountLimits(null, null);

    /**
     * The lock on new chats.
     *
     * @param until when it ends, or null if that is not known
     * @param type WhatsApp's word for the kind of lock, or null
     */
    public record Timelock(
            boolean active, @Nullable Long until, @Nullable String type) {}

    /**
     * The quota of new chats.
     *
     * @param status WhatsApp's word: {@code NONE}, {@code FIRST_WARNING}, {@code SECOND_WARNING}, {@code CAPPED}; the
     *     list
     *     may grow
     * @param total how many chats may be opened in this cycle, or −1 for no quota
     * @param used how many of them were opened
     * @param until when the cycle ends, or null if that is not known
     */
    public record Quota(
            String status, long total, long used, @Nullable Long until) {

        /** Whether no chat may be opened any more. */
        public boolean isUsedUp() {
            return status.equals("CAPPED") || (total >= 0 && used >= total);
        }

        /** How often WhatsApp has warned. */
        public int warnings() {
            return switch (status) {
                case "FIRST_WARNING" -> 1;
                case "SECOND_WARNING" -> 2;
                default -> 0;
            };
        }
    }
}
