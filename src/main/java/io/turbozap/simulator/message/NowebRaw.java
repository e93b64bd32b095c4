package io.turbozap.simulator.message;

import io.turbozap.simulator.model.KnownNumbers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form of a message in NOWEB: WhatsApp's protocol buffers as JSON. Send answers and webhooks of our own messages
 * show long numbers as text and bytes in base64; the history shows numbers, and bytes as Node's buffers.
 */
public final class NowebRaw {

    private static final Set<String> LONGS = Set.of("messageTimestamp", "fileLength", "mediaKeyTimestamp");
    private static final Set<String> BYTES =
            Set.of("messageSecret", "fileSha256", "fileEncSha256", "mediaKey", "jpegThumbnail");
    private static final String MEDIA_HOST = "https://mmg.whatsapp.net";

    private NowebRaw() {}

    /** A message of our own as the answer to its request and webhooks show it, or one that a person wrote. */
    public static JsonObject live(StoredMessage message, String me) {
        return message.origin().api() ? sent(message, me) : typed(message, typedContent(message));
    }

    /** The same as the history shows it. */
    public static JsonObject stored(StoredMessage message, String me, int ack) {
        if (!message.origin().api()) {
            return typed(message, typedContent(message));
        }
        JsonObject sent = sent(message, me);
        sent.remove("status");
        return numbers(sent).put("status", ack + 1);
    }

    /** An action on a message, such as an edit, that a request of ours sent. */
    public static JsonObject sentAction(String chat, String id, long atMillis, JsonObject content) {
        return new JsonObject()
                .put("key", key(chat, true, id, Origin.API))
                .put("message", content)
                .put("messageTimestamp", Long.toString(atMillis / 1_000))
                .put("status", "PENDING");
    }

    private static JsonObject sent(StoredMessage message, String me) {
        JsonObject content = content(message.messageContent()).put("messageContextInfo", secret(message.id()));
        JsonObject raw = sentAction(message.chat(), message.id(), message.atMillis(), content);
        return message.chat().endsWith("@g.us")
                ? raw.put("participant", me.replace("@c.us", ":7@s.whatsapp.net"))
                : raw;
    }

    /** What an own action carries beside itself. */
    public static JsonObject secret(String id) {
        return new JsonObject().put("messageSecret", base64(id, 32));
    }

    /** A message, or an action on one, that a person wrote. */
    public static JsonObject typed(StoredMessage message, JsonObject content) {
        return new JsonObject()
                .put("key", key(message.chat(), message.fromMe(), message.id(), message.origin()))
                .put("message", content)
                .put("messageTimestamp", message.atMillis() / 1_000)
                .put("pushName", "Somebody")
                .put("status", 3);
    }

    private static JsonObject typedContent(StoredMessage message) {
        MessageContent messageContent = message.messageContent();
        return messageContent.kind() == MessageKind.TEXT
                ? new JsonObject().put("conversation", messageContent.content())
                : content(messageContent);
    }

    public static JsonObject key(String chat, boolean fromMe, String id, Origin origin) {
        JsonObject key = new JsonObject()
                .put("remoteJid", KnownNumbers.jid(chat))
                .put("fromMe", fromMe)
                .put("id", id);
        putIfThere(key, "remoteJidAlt", origin.alt() == null ? null : KnownNumbers.jid(origin.alt()));
        putIfThere(key, "participant", origin.participant() == null ? null : KnownNumbers.jid(origin.participant()));
        return key;
    }

    /** What the receiver sees. */
    public static JsonObject content(MessageContent messageContent) {
        return switch (messageContent.kind()) {
            case TEXT ->
                new JsonObject().put("extendedTextMessage", new JsonObject().put("text", messageContent.content()));
            case IMAGE -> media("imageMessage", messageContent);
            case VIDEO -> media("videoMessage", messageContent);
            case VOICE -> media("audioMessage", messageContent);
            case FILE -> media("documentMessage", messageContent);
            case LOCATION -> Contents.rawLocation(messageContent);
            case CONTACT -> Contents.rawContact(messageContent);
            case POLL -> Contents.rawPoll(messageContent);
        };
    }

    private static JsonObject media(String name, MessageContent messageContent) {
        MediaFile file = messageContent.file();
        String print = Long.toHexString(messageContent.fingerprint());
        JsonObject media = new JsonObject()
                .put("url", MEDIA_HOST + "/v/" + print + "?mms3=true")
                .put("fileSha256", base64(print, 32))
                .put("fileLength", Long.toString(file == null ? 0 : file.bytes()))
                .put("mediaKey", base64(print + "key", 32))
                .put("fileEncSha256", base64(print + "enc", 32))
                .put("directPath", "/v/" + print)
                .put("mediaKeyTimestamp", Long.toString(System.currentTimeMillis() / 1_000));
        if (file != null) {
            media.put("mimetype", file.mimetype());
        }
        switch (messageContent.kind()) {
            case VOICE -> media.put("ptt", true);
            case FILE -> putIfThere(media, "fileName", file == null ? null : file.filename());
            default -> {}
        }
        if (messageContent.kind() != MessageKind.VOICE) {
            media.put("caption", messageContent.caption() == null ? "" : messageContent.caption());
        }
        if (messageContent.kind() == MessageKind.IMAGE && file != null && file.url() != null) {
            media.put("height", 48).put("width", 64).put("jpegThumbnail", base64(print, 16));
        }
        return new JsonObject().put(name, media);
    }

    private static void putIfThere(JsonObject object, String key, @Nullable String value) {
        if (value != null) {
            object.put(key, value);
        }
    }

    private static String base64(String seed, int bytes) {
        byte[] filled = new byte[bytes];
        byte[] source = seed.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(source, 0, filled, 0, Math.min(bytes, source.length));
        return Base64.getEncoder().encodeToString(filled);
    }

    private static JsonObject numbers(JsonObject live) {
        JsonObject stored = new JsonObject();
        live.forEach(entry -> stored.put(entry.getKey(), number(entry.getKey(), entry.getValue())));
        return stored;
    }

    private static @Nullable Object number(String name, @Nullable Object value) {
        if (value instanceof JsonObject object) {
            return numbers(object);
        }
        if (value instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(each -> copy.add(number("", each)));
            return copy;
        }
        if (value instanceof String text && LONGS.contains(name)) {
            return Long.valueOf(text);
        }
        return value instanceof String text && BYTES.contains(name)
                ? new JsonObject().put("type", "Buffer").put("data", text)
                : value;
    }
}
