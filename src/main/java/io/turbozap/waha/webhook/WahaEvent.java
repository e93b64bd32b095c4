package io.turbozap.waha.webhook;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.SessionName;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An event of WAHA, by webhook or read from its history. Events come in any order, more than once, or never. Texts and
 * chats are for those who act on them: {@code toString} shows neither.
 */
public sealed interface WahaEvent {

    /**
     * The name and WAHA's id of the event, the same whenever it is delivered again; null if it has no id. The id alone
     * is shared by events of different names, such as {@code message} and {@code message.any}.
     */
    @Nullable
    String eventId();

    /** The session that it is of, or null if it is not understood. */
    default @Nullable SessionName session() {
        return null;
    }

    /**
     * One of our messages came a step further. States are to be taken as a maximum, for they come unordered.
     *
     * @param messageId WhatsApp's bare id
     * @param chatId where it was sent, {@code …@c.us}, {@code …@lid} or {@code …@g.us}; null if it is not known
     * @param state how far it came; NONE while it is pending
     * @param at when WAHA sent the event, epoch milliseconds by WAHA's clock
     * @param error why it failed, with ERROR and where it is known
     */
    record MessageAcked(
            @Nullable String eventId,
            SessionName session,
            String messageId,
            @Nullable String chatId,
            DeliveryState state,
            long at,
            @Nullable AckError error)
            implements WahaEvent {

        @Override
        public String toString() {
            return "MessageAcked[" + session + ", " + messageId + ", " + state + "]";
        }
    }

    /**
     * The reason why WhatsApp did not take a message.
     *
     * @param code such as {@code 463}: the account may not open new chats
     * @param reason such as {@code account_restricted}
     * @param until when that ends, epoch milliseconds, or null if it is not known
     */
    record AckError(
            @Nullable String code,
            @Nullable String reason,
            @Nullable Long until) {

        private static final long LONGEST_MILLIS = TimeUnit.DAYS.toMillis(7);

        /**
         * Until when a restriction is believed that nothing else confirms, epoch milliseconds: a week at most.
         *
         * @param at when the event occurred, epoch milliseconds
         * @param otherwise for how many milliseconds if its end is not known
         */
        public long countsUntil(long at, long otherwise) {
            return until == null ? at + otherwise : Math.min(until, at + LONGEST_MILLIS);
        }

        /** The reason and the code, or the word "error" in the place of a reason that is not known. */
        public String text() {
            return (reason == null ? "error" : reason) + (code == null ? "" : " (" + code + ")");
        }

        /** Whether the account may not open new chats. */
        public boolean isRestriction() {
            return "463".equals(code);
        }
    }

    /**
     * One of our messages left, sent by whomever: by us, by another program, or on the phone.
     *
     * @param messageId WhatsApp's bare id
     * @param chatId where it was sent
     * @param at when it was sent, epoch milliseconds by WAHA's clock
     * @param source {@code api} or {@code app}, or null if it is not given
     * @param shown what {@code MessageMatch} needs of it, in WAHA's form of a message; not to be changed
     */
    record MessageSent(
            @Nullable String eventId,
            SessionName session,
            String messageId,
            String chatId,
            long at,
            @Nullable String source,
            JsonObject shown)
            implements WahaEvent {

        @Override
        public String toString() {
            return "MessageSent[" + session + ", " + messageId + "]";
        }
    }

    /**
     * A message was written to us.
     *
     * @param messageId WhatsApp's bare id
     * @param chatId the chat, which is also who wrote if it is direct; {@code …@lid} where the number is hidden
     * @param direct whether the chat is with one person alone
     * @param text text or caption, or an empty text
     * @param at when it was written, epoch milliseconds by WAHA's clock, to the second
     * @param phone the chat of the phone number, {@code …@c.us}, where the chat hides it and the message shows it; or
     *     null
     */
    record MessageReceived(
            @Nullable String eventId,
            SessionName session,
            String messageId,
            String chatId,
            boolean direct,
            String text,
            long at,
            @Nullable String phone)
            implements WahaEvent {

        /** A message that shows no other phone number than its chat. */
        public MessageReceived(
                @Nullable String eventId,
                SessionName session,
                String messageId,
                String chatId,
                boolean direct,
                String text,
                long at) {
            this(eventId, session, messageId, chatId, direct, text, at, null);
        }

        @Override
        public String toString() {
            return "MessageReceived[" + session + ", " + messageId + "]";
        }
    }

    /**
     * A session has another status.
     *
     * @param status such as {@code WORKING} or {@code SCAN_QR_CODE}; WAHA's list of them grows
     * @param at when WAHA noted it, epoch milliseconds by WAHA's clock
     */
    record SessionChanged(@Nullable String eventId, SessionName session, String status, long at) implements WahaEvent {}

    /**
     * A webhook came that is not signed with our key, and our own door refused it. Nothing in it is believed, not even
     * the session that it names.
     *
     * @param session which it names, or null
     */
    record Refused(@Nullable SessionName session) implements WahaEvent {

        @Override
        public @Nullable String eventId() {
            return null;
        }
    }

    /** An event without consequences here, or one that could not be understood. */
    record Other(@Nullable String eventId) implements WahaEvent {}
}
