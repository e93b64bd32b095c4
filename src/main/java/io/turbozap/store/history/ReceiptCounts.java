package io.turbozap.store.history;

/**
 * Receipts of a campaign's sent messages as far as acks brought them.
 *
 * @param delivered messages on a device of their receiver; what was read was delivered too
 * @param read messages that their receiver saw
 */
public record ReceiptCounts(long delivered, long read) {

    /** No receipt. */
    public static final ReceiptCounts NONE = new ReceiptCounts(0, 0);
}
