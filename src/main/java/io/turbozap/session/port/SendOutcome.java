package io.turbozap.session.port;

import io.turbozap.session.BlockReason;
import org.jspecify.annotations.Nullable;

/** The outcome of an attempt to send, by whose fault. */
public sealed interface SendOutcome {

    /**
     * WAHA accepted the message.
     *
     * @param messageId WhatsApp's bare message id, or null if the answer had none
     */
    record Sent(@Nullable String messageId) implements SendOutcome {}

    /** The request itself is bad; sending it again would not help. */
    record ItemRefused(String reason) implements SendOutcome {}

    /** Surely not sent, for a reason that lies in the session, the account or the gateway. */
    record SessionBlocked(BlockReason blockReason, String reason) implements SendOutcome {}

    /** It may have been sent. */
    record Unclear(String reason, Work work) implements SendOutcome {

        /** Nothing is known of what WAHA does about it. */
        public Unclear(String reason) {
            this(reason, Work.UNKNOWN);
        }
    }

    /** The work that WAHA may still do on a request whose outcome is unclear. */
    enum Work {
        /** WAHA has ended it: what is absent now and after a while was never sent. */
        ENDED,
        /** Its connection is gone, or a proxy before WAHA answered, so WAHA may be working on it or not. */
        UNKNOWN,
        /** Its connection is open and WAHA has not answered yet; one more outcome follows. */
        AWAITED
    }
}
