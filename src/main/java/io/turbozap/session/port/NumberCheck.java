package io.turbozap.session.port;

import io.turbozap.session.BlockReason;

/**
 * The result of a check whether a phone number is on WhatsApp. Chats are for sending: {@code toString} does not show
 * them.
 */
public sealed interface NumberCheck {

    /**
     * It is.
     *
     * @param chatId where to send to, which may be another number than was asked for (Brazil's ninth digit) or a hidden
     *     id
     *     ({@code …@lid})
     */
    record Registered(String chatId) implements NumberCheck {
        @Override
        public String toString() {
            return "Registered";
        }
    }

    /** It is not. */
    enum Unregistered implements NumberCheck {
        INSTANCE
    }

    /** There was no clear answer; the number may be on WhatsApp. */
    record Unknown(BlockReason blockReason, String reason) implements NumberCheck {}
}
