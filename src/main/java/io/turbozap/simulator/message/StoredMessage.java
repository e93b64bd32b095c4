package io.turbozap.simulator.message;

import io.turbozap.simulator.model.AckPlan;
import org.jspecify.annotations.Nullable;

/** One message of a chat's history, sent or received, linked to the next one of its chat. */
public final class StoredMessage {

    private final MessageContent messageContent;
    private final String session;
    private final String id;
    private final boolean fromMe;
    private final long atMillis;
    private final long number;
    private final boolean duplicate;
    private final AckPlan acks;
    private final Origin origin;

    /** Whether the account has read it. */
    public boolean seen;

    @Nullable
    public StoredMessage next;

    /**
     * A message that was accepted or received.
     *
     * @param id the bare id, without chat and direction
     * @param number the place of this message among those of the session, from 1
     * @param duplicate whether its chat had been sent the same content before
     */
    public StoredMessage(
            MessageContent messageContent,
            String session,
            String id,
            boolean fromMe,
            long atMillis,
            long number,
            boolean duplicate,
            AckPlan acks,
            Origin origin) {
        this.messageContent = messageContent;
        this.session = session;
        this.id = id;
        this.fromMe = fromMe;
        this.atMillis = atMillis;
        this.number = number;
        this.duplicate = duplicate;
        this.acks = acks;
        this.origin = origin;
    }

    public MessageContent messageContent() {
        return messageContent;
    }

    public String session() {
        return session;
    }

    public String chat() {
        return messageContent.chat();
    }

    public String id() {
        return id;
    }

    public boolean fromMe() {
        return fromMe;
    }

    public long atMillis() {
        return atMillis;
    }

    public Origin origin() {
        return origin;
    }

    public AckPlan acks() {
        return acks;
    }

    /** The id by which webhooks and history know it. */
    public String fullId() {
        String whole = fromMe + "_" + chat() + "_" + id;
        return origin.participant() == null ? whole : whole + "_" + origin.participant();
    }

    /** Its acknowledgement at that time, when one second of the plan lasts {@code timeScale} seconds. */
    public int ackAt(long nowMillis, double timeScale) {
        return acks.levelAfter((nowMillis - atMillis) / timeScale);
    }

    public LedgerEntry entry(int ack) {
        return new LedgerEntry(
                session,
                chat(),
                messageContent.kind(),
                messageContent.content(),
                messageContent.caption(),
                id,
                atMillis,
                number,
                ack,
                duplicate);
    }
}
