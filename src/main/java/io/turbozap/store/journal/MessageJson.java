package io.turbozap.store.journal;

import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.TextTemplate;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages of a campaign as JSON text and back. Templates are kept as they were written. */
public final class MessageJson {

    private MessageJson() {}

    /** An array of objects with a {@code type} each. */
    public static String write(List<Message> messages) {
        return new JsonArray(messages.stream().map(MessageJson::json).toList()).encode();
    }

    /** The messages that {@link #write} made {@code text} of. */
    public static List<Message> read(String text) {
        return objects(new JsonArray(text)).map(MessageJson::message).toList();
    }

    private static JsonObject json(Message message) {
        JsonObject json = new JsonObject().put("type", message.kind().wireName());
        if (message instanceof Message.Text text) {
            return json.put("content", text.content().source());
        } else if (message instanceof Message.Photo photo) {
            return withCaption(json, photo.caption()).put("media", json(photo.media()));
        } else if (message instanceof Message.Audio audio) {
            return json.put("media", json(audio.media())).put("convert", audio.convert());
        } else if (message instanceof Message.Video video) {
            return withCaption(json, video.caption())
                    .put("media", json(video.media()))
                    .put("asNote", video.asNote())
                    .put("convert", video.convert());
        } else if (message instanceof Message.File file) {
            return withCaption(json, file.caption()).put("media", json(file.media()));
        } else if (message instanceof Message.Location place) {
            return json.put("latitude", place.latitude())
                    .put("longitude", place.longitude())
                    .put("title", place.title());
        } else if (message instanceof Message.Poll poll) {
            return json.put("name", poll.name())
                    .put("options", new JsonArray(poll.options()))
                    .put("multipleAnswers", poll.multipleAnswers());
        } else if (message instanceof Message.Contact contact) {
            return json.put(
                    "contacts",
                    new JsonArray(
                            contact.cards().stream().map(MessageJson::json).toList()));
        }
        throw new IllegalStateException("unknown message " + message.getClass());
    }

    private static JsonObject withCaption(JsonObject json, @Nullable TextTemplate caption) {
        return caption == null ? json : json.put("caption", caption.source());
    }

    private static JsonObject json(Media media) {
        JsonObject json = new JsonObject().put("url", media.url()).put("mimetype", media.mimetype());
        return media.filename() == null ? json : json.put("filename", media.filename());
    }

    private static JsonObject json(Message.Card card) {
        if (card instanceof Message.Card.Vcard vcard) {
            return new JsonObject().put("vcard", vcard.vcard());
        } else if (card instanceof Message.Card.Fields fields) {
            return new JsonObject()
                    .put("fullName", fields.fullName())
                    .put("organization", fields.organization())
                    .put("phoneNumber", fields.phoneNumber())
                    .put("whatsappId", fields.whatsappId());
        }
        throw new IllegalStateException("unknown card " + card.getClass());
    }

    private static Message message(JsonObject json) {
        return switch (Message.Kind.valueOf(json.getString("type").toUpperCase(Locale.ROOT))) {
            case TEXT -> new Message.Text(TextTemplate.parse(json.getString("content")));
            case PHOTO -> new Message.Photo(media(json), caption(json));
            case AUDIO -> new Message.Audio(media(json), json.getBoolean("convert"));
            case VIDEO ->
                new Message.Video(media(json), caption(json), json.getBoolean("asNote"), json.getBoolean("convert"));
            case FILE -> new Message.File(media(json), caption(json));
            case LOCATION ->
                new Message.Location(json.getDouble("latitude"), json.getDouble("longitude"), json.getString("title"));
            case POLL ->
                new Message.Poll(
                        json.getString("name"),
                        json.getJsonArray("options").stream()
                                .map(String.class::cast)
                                .toList(),
                        json.getBoolean("multipleAnswers"));
            case CONTACT ->
                new Message.Contact(objects(json.getJsonArray("contacts"))
                        .map(MessageJson::card)
                        .toList());
        };
    }

    private static Media media(JsonObject json) {
        JsonObject media = Objects.requireNonNull(json.getJsonObject("media"));
        return new Media(media.getString("url"), media.getString("mimetype"), media.getString("filename"));
    }

    private static @Nullable TextTemplate caption(JsonObject json) {
        String caption = json.getString("caption");
        return caption == null ? null : TextTemplate.parse(caption);
    }

    private static Message.Card card(JsonObject json) {
        return json.containsKey("vcard")
                ? new Message.Card.Vcard(json.getString("vcard"))
                : new Message.Card.Fields(
                        json.getString("fullName"),
                        json.getString("organization"),
                        json.getString("phoneNumber"),
                        json.getString("whatsappId"));
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
