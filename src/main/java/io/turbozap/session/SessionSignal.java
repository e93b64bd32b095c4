package io.turbozap.session;

import io.turbozap.actor.LocalMessage;
import org.jspecify.annotations.Nullable;

/** A signal to a session: something outside that bears on its sending, which is neither refused nor answered. */
public sealed interface SessionSignal extends LocalMessage {

    /** WhatsApp's servers have a message of the session. */
    enum Acked implements SessionSignal {
        INSTANCE
    }

    /**
     * A webhook that claims to be of the session came, and our own door refused it: it is not believed, but that acks
     * lack is not WhatsApp's fault meanwhile.
     */
    enum WebhookRefused implements SessionSignal {
        INSTANCE
    }

    /** A webhook of the session reported whether it works now. */
    record Changed(boolean working) implements SessionSignal {}

    /** WAHA reported what WhatsApp allows the session's account. */
    record Limited(AccountLimits limits) implements SessionSignal {}

    /** WhatsApp refused a message to a stranger, until then, epoch milliseconds, if that is known. */
    record RefusedStranger(@Nullable Long until) implements SessionSignal {}

    /** A message of the session was seen to leave for this chat, sent by any device. */
    record Sighted(String messageId, String chatId) implements SessionSignal {

        /** Without the recipient. */
        @Override
        public String toString() {
            return "Sighted";
        }
    }

    /** A person wrote to the session. */
    record Wrote(String chatId) implements SessionSignal {

        /** Without the sender. */
        @Override
        public String toString() {
            return "Wrote";
        }
    }
}
