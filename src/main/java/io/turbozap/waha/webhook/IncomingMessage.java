package io.turbozap.waha.webhook;

import io.turbozap.campaign.SessionName;
import io.turbozap.waha.message.ChatOfMessage;
import io.turbozap.waha.message.MessageIds;
import io.turbozap.waha.server.AnswerBody;
import io.turbozap.waha.server.WahaTime;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Reader of incoming messages, in WAHA's form of a message, which webhooks and histories share. */
public final class IncomingMessage {

    private IncomingMessage() {}

    /**
     * The message, or null if it holds too little or is one of our own.
     *
     * @param eventId of the event that brings it, or null
     * @param otherwise when it was written if it has no time of its own, epoch milliseconds
     * @param now when it was read; it cannot have been written later
     */
    public static @Nullable MessageReceived read(
            JsonObject message, @Nullable String eventId, SessionName session, long otherwise, long now) {
        String id = MessageIds.in(message);
        String chat = ChatOfMessage.ofIncoming(message);
        if (id == null || chat == null || isOwn(message)) {
            return null;
        }
        boolean direct = ChatOfMessage.isDirect(chat)
                && AnswerBody.text(message, "participant").isEmpty();
        long at = time(message);
        return new MessageReceived(
                eventId,
                session,
                id,
                chat,
                direct,
                AnswerBody.text(message, "body"),
                at < 0 ? otherwise : WahaTime.past(at, now),
                ChatOfMessage.phoneOf(message, chat));
    }

    /** Whether our account wrote it, through WAHA or on its phone. */
    public static boolean isOwn(JsonObject message) {
        return Boolean.TRUE.equals(message.getValue("fromMe"))
                || AnswerBody.text(message, "id").startsWith("true_")
                || Boolean.TRUE.equals(AnswerBody.object(message, "key").getValue("fromMe"));
    }

    /** When it was written, epoch milliseconds; −1 if it has no time. */
    public static long time(JsonObject message) {
        Object given = message.getValue("timestamp");
        return WahaTime.millis(given == null ? message.getValue("messageTimestamp") : given);
    }
}
