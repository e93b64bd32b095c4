package io.turbozap.session.core;

/**
 * Watches whether WhatsApp's servers confirm what a session sends. A session whose socket is dead may go on claiming that
 * it works and accept messages that never leave (WAHA #1721, #2154). One message alone may lack its ack for ever on a
 * socket that lives (WAHA #1167, #2119), so any ack is a sign of life for all that was started before it. Only sessions
 * that ever delivered a webhook are watched, for the others never will. Times are steady milliseconds.
 */
final class AckWatch {

    private static final long NONE = Long.MAX_VALUE;

    private final long timeout;
    private boolean webhookSeen;
    private long lastAck = Long.MIN_VALUE;
    /** The start of the first message that WAHA accepted and no ack followed. */
    private long unconfirmedSince = NONE;

    /** @param timeout how long acks may lack; 0 does not watch */
    AckWatch(long timeout) {
        this.timeout = timeout;
    }

    /** Whether a webhook of this session ever arrived. */
    boolean hasSeenWebhook() {
        return webhookSeen;
    }

    void webhookSeen() {
        webhookSeen = true;
    }

    /** WAHA accepted a message that was started at {@code startedAt}; its ack may have come before WAHA's answer. */
    void sent(long startedAt) {
        if (timeout > 0 && webhookSeen && startedAt > lastAck) {
            unconfirmedSince = Math.min(unconfirmedSince, startedAt);
        }
    }

    /** The servers have some message of this session. */
    void confirmed(long now) {
        lastAck = now;
        unconfirmedSince = NONE;
    }

    /** The session came back, or an operator resumed it: what was sent before is no sign any more. */
    void forget() {
        unconfirmedSince = NONE;
    }

    /** Whether a message waits for the servers to confirm it or a later one. */
    boolean isWaiting() {
        return unconfirmedSince != NONE;
    }

    /** Whether the servers have been silent for too long at {@code now}. */
    boolean isSilent(long now) {
        return unconfirmedSince != NONE && now - unconfirmedSince >= timeout;
    }
}
