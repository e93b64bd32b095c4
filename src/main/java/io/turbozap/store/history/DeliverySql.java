package io.turbozap.store.history;

/** SQL that several queries over deliveries have in common. */
final class DeliverySql {

    /** Condition of what WAHA accepted. */
    static final String SENT = "status = 'completed'";

    /** Condition of what failed, in the words of the partial index. */
    static final String FAILED = "status = 'failed' AND status <> 'completed'";

    /** Time at which a message was on a device of the receiver: an ack may be missing although later ones came. */
    static final String ARRIVED = "COALESCE(delivered_at, read_at, played_at)";

    /** Time at which the receiver saw a message. */
    static final String SEEN = "COALESCE(read_at, played_at)";

    private DeliverySql() {}

    /** Number of the rows that meet {@code condition}. */
    static String count(String condition) {
        return "COUNT(CASE WHEN " + condition + " THEN 1 END)";
    }
}
