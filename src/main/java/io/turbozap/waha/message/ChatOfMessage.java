package io.turbozap.waha.message;

import io.turbozap.campaign.number.ChatId;
import io.turbozap.waha.server.AnswerBody;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reader of the chat that a message is in, in the form in which WAHA takes it. */
public final class ChatOfMessage {

    private ChatOfMessage() {}

    /**
     * The chat of one of our messages, or null. Its id holds it; engines differ in what {@code from} and {@code to}
     * are.
     */
    public static @Nullable String ofOwn(JsonObject message) {
        String chat = inId(message);
        return chat == null ? normal(AnswerBody.text(message, "to")) : chat;
    }

    /** The chat of an incoming message, or null; by phone number where one is shown. */
    public static @Nullable String ofIncoming(JsonObject message) {
        String from = normal(AnswerBody.text(message, "from"));
        String chat = inId(message);
        boolean better = chat != null && (from == null || (new ChatId(from).isHidden() && new ChatId(chat).isPhone()));
        return better ? chat : from;
    }

    /**
     * The chat of the phone number behind {@code chat}, if that hides it and the message shows it: NOWEB in
     * {@code _data.key.remoteJidAlt}, GOWS in {@code _data.Info.SenderAlt}; or null.
     */
    public static @Nullable String phoneOf(JsonObject message, String chat) {
        if (!new ChatId(chat).isHidden()) {
            return null;
        }
        JsonObject data = AnswerBody.object(message, "_data");
        JsonObject key = AnswerBody.object(data, "key");
        for (String jid : List.of(
                AnswerBody.text(key, "remoteJidAlt"),
                AnswerBody.text(key, "senderPn"),
                AnswerBody.text(AnswerBody.object(data, "Info"), "SenderAlt"))) {
            String phone = normal(jid);
            if (phone != null && new ChatId(phone).phone() != null) {
                return phone;
            }
        }
        return null;
    }

    private static @Nullable String inId(JsonObject message) {
        Object id = message.getValue("id");
        if (id instanceof String text) {
            return normal(MessageIds.chat(text));
        }
        if (id instanceof JsonObject object) {
            Object remote = object.getValue("remote");
            return normal(
                    remote instanceof JsonObject wid
                            ? AnswerBody.text(wid, "_serialized")
                            : AnswerBody.text(object, "remote"));
        }
        return normal(AnswerBody.text(AnswerBody.object(message, "key"), "remoteJid"));
    }

    /** The chat of an id as any engine writes it, see {@link ChatId#ofJid}; null for what is no chat id. */
    static @Nullable String normal(String id) {
        ChatId chat = ChatId.ofJid(id);
        return chat == null ? null : chat.value();
    }

    /** Whether this is a chat with one person. */
    public static boolean isDirect(String chatId) {
        return new ChatId(chatId).isDirect();
    }
}
