package io.turbozap.simulator;

import org.jspecify.annotations.Nullable;

/** One message of a chat's history, sent or received, linked to the next one of its chat. */
final class StoredMessage {

    private final Sending sending;
    private final String session;
    private final String id;
    private final boolean fromMe;
    private final long atMillis;
    private final long number;
    private final boolean duplicate;
    private final AckPlan acks;
    private final Origin origin;

    /** Whether the account has read it. */
    boolean seen;

    @Nullable
    StoredMessage next;

    /**
     * @param id the bare id, without chat and direction
     * @param number the how manieth message of the session this is, from 1
     * @param duplicate whether its chat had been sent the same content before
     */
    StoredMessage(
            Sending sending,
            String session,
            String id,
            boolean fromMe,
            long atMillis,
            long number,
            boolean duplicate,
            AckPlan acks,
            Origin origin) {
        this.sending = sending;
        this.session = session;
        this.id = id;
        this.fromMe = fromMe;
        this.atMillis = atMillis;
        this.number = number;
        this.duplicate = duplicate;
        this.acks = acks;
        this.origin = origin;
    }

    Sending sending() {
        return sending;
    }

    String session() {
        return session;
    }

    String chat() {
        return sending.chat();
    }

    String id() {
        return id;
    }

    boolean fromMe() {
        return fromMe;
    }

    long atMillis() {
        return atMillis;
    }

    Origin origin() {
        return origin;
    }

    AckPlan acks() {
        return acks;
    }

    /** The id by which webhooks and history know it. */
    String fullId() {
        String whole = fromMe + "_" + chat() + "_" + id;
        return origin.participant() == null ? whole : whole + "_" + origin.participant();
    }

    /** Its acknowledgement at that time, when one second of the plan lasts {@code timeScale} seconds. */
    int ackAt(long nowMillis, double timeScale) {
        return acks.levelAfter((nowMillis - atMillis) / timeScale);
    }

    LedgerEntry entry(int ack) {
        return new LedgerEntry(
                session,
                chat(),
                sending.kind(),
                sending.content(),
                sending.caption(),
                id,
                atMillis,
                number,
                ack,
                duplicate);
    }
}
