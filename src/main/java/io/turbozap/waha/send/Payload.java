package io.turbozap.waha.send;

import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.waha.server.JsonText;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The body of WAHA's send requests for one message, with WAHA's field names. What is the same for every contact is
 * encoded once; {@link #body} adds chat, id and text. Optional fields that have no value are left out.
 */
public final class Payload {

    private static final int TYPICAL_VARIABLE_PART = 128;
    private static final byte[] NOTHING = {};
    private static final byte[] QUOTE = bytes("\"");
    private static final byte[] ID = bytes(",\"id\":\"");
    private static final byte[] WITHOUT_PREVIEW = bytes("\",\"linkPreview\":false}");

    private final byte[] untilChat;
    private final byte[] untilText;
    private final @Nullable TextTemplate text;
    private final byte[] afterText;
    private final boolean hasPreview;

    private Payload(SessionName session, Fields fields, boolean hasPreview) {
        this.hasPreview = hasPreview;
        this.untilChat = bytes("{\"session\":\"" + session + "\",\"chatId\":\"");
        if (fields.text == null) {
            this.text = null;
            this.untilText = bytes(members(fields.before) + members(fields.after) + "}");
            this.afterText = NOTHING;
        } else {
            this.text = fields.text;
            this.untilText = bytes(members(fields.before) + ",\"" + fields.textName + "\":\"");
            this.afterText = bytes("\"" + members(fields.after) + "}");
        }
    }

    /** Encodes what all contacts of {@code message} have in common. */
    public static Payload of(SessionName session, Message message) {
        return new Payload(session, fieldsOf(message), message instanceof Message.Text);
    }

    /**
     * The body for one contact, in UTF-8.
     *
     * @param messageId an id chosen for it, or null. WAHA's contract has none for messages with a file, which newer
     *     versions take all the same and others ignore
     */
    public Buffer body(SendRequest request, @Nullable String messageId) {
        Buffer body = Buffer.buffer(untilChat.length + untilText.length + afterText.length + TYPICAL_VARIABLE_PART);
        body.appendBytes(untilChat).appendString(request.chatId()).appendBytes(QUOTE);
        if (messageId != null) {
            body.appendBytes(ID);
            JsonText.append(body, messageId);
            body.appendBytes(QUOTE);
        }
        body.appendBytes(untilText);
        String rendered = request.render(text);
        if (rendered != null) {
            JsonText.append(body, rendered);
            if (hasPreview && PrivateLinks.areIn(rendered)) {
                return body.appendBytes(WITHOUT_PREVIEW);
            }
        }
        return body.appendBytes(afterText);
    }

    /** The fields of a message in order: those before its text, the text, those after it. */
    private static final class Fields {
        private final JsonObject before = new JsonObject();
        private final JsonObject after = new JsonObject();
        private String textName = "";
        private @Nullable TextTemplate text;

        Fields put(String name, Object value) {
            (text == null ? before : after).put(name, value);
            return this;
        }

        Fields put(String name, @Nullable TextTemplate textTemplate) {
            if (textTemplate == null) {
                return this;
            }
            if (textTemplate.isConstant()) {
                return put(name, (Object) textTemplate.render(key -> null));
            }
            textName = name;
            text = textTemplate;
            return this;
        }
    }

    private static Fields fieldsOf(Message message) {
        Fields fields = new Fields();
        if (message instanceof Message.Text text) {
            fields.put("text", text.content());
            boolean fixed = text.content().isConstant();
            return fixed && PrivateLinks.areIn(text.content().render(key -> null))
                    ? fields.put("linkPreview", false)
                    : fields;
        } else if (message instanceof Message.Photo photo) {
            return fields.put("file", file(photo.media(), photo.media().filename()))
                    .put("caption", photo.caption());
        } else if (message instanceof Message.Audio audio) {
            return fields.put("file", file(audio.media(), null)).put("convert", audio.convert());
        } else if (message instanceof Message.Video video) {
            return fields.put("file", file(video.media(), video.media().filenameOr("video.mp4")))
                    .put("caption", video.caption())
                    .put("asNote", video.asNote())
                    .put("convert", video.convert());
        } else if (message instanceof Message.File file) {
            return fields.put("file", file(file.media(), file.media().filename()))
                    .put("caption", file.caption());
        } else if (message instanceof Message.Location location) {
            return fields.put("latitude", location.latitude())
                    .put("longitude", location.longitude())
                    .put("title", location.title());
        } else if (message instanceof Message.Poll poll) {
            return fields.put("poll", poll(poll));
        } else if (message instanceof Message.Contact contact) {
            return fields.put("contacts", cards(contact));
        }
        throw new IllegalStateException("unhandled " + message.getClass());
    }

    private static JsonObject file(Media media, @Nullable String filename) {
        JsonObject file = new JsonObject().put("mimetype", media.mimetype()).put("url", media.url());
        return filename == null ? file : file.put("filename", filename);
    }

    private static JsonObject poll(Message.Poll poll) {
        return new JsonObject()
                .put("name", poll.name())
                .put("options", new JsonArray(poll.options()))
                .put("multipleAnswers", poll.multipleAnswers());
    }

    private static JsonArray cards(Message.Contact contact) {
        JsonArray cards = new JsonArray();
        contact.cards().forEach(card -> cards.add(card(card)));
        return cards;
    }

    private static JsonObject card(Message.Card card) {
        if (card instanceof Message.Card.Vcard vcard) {
            return new JsonObject().put("vcard", vcard.vcard());
        }
        Message.Card.Fields fields = (Message.Card.Fields) card;
        JsonObject json = new JsonObject().put("fullName", fields.fullName());
        putIfThere(json, "organization", fields.organization());
        json.put("phoneNumber", fields.phoneNumber());
        putIfThere(json, "whatsappId", fields.whatsappId());
        return json.putNull("vcard"); // WAHA's contract requires it, and null where the fields hold it all
    }

    private static void putIfThere(JsonObject json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /** The members of {@code object} as they stand after others in an object. */
    private static String members(JsonObject object) {
        if (object.isEmpty()) {
            return "";
        }
        String json = object.encode();
        return "," + json.substring(1, json.length() - 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
