package io.turbozap.http;

import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Template;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns messages that {@link HeadCheck} found good into what the engine sends. */
final class Messages {

    private Messages() {}

    static List<Message> of(JsonArray messages) {
        return objects(messages).map(Messages::of).toList();
    }

    private static Message of(JsonObject json) {
        return switch (Message.Kind.valueOf(json.getString("type").toUpperCase(Locale.ROOT))) {
            case TEXT -> new Message.Text(Template.parse(json.getString("content")));
            case PHOTO -> new Message.Photo(media(json, "image/", "image/jpeg"), caption(json));
            case AUDIO ->
                new Message.Audio(media(json, "audio/", "audio/ogg; codecs=opus"), json.getBoolean("convert", false));
            case VIDEO ->
                new Message.Video(
                        media(json, "video/", "video/mp4"),
                        caption(json),
                        json.getBoolean("asNote", false),
                        json.getBoolean("convert", false));
            case FILE -> new Message.File(file(json.getJsonObject("file")), caption(json));
            case LOCATION ->
                new Message.Location(json.getDouble("latitude"), json.getDouble("longitude"), json.getString("title"));
            case POLL -> poll(json.getJsonObject("poll"));
            case CONTACT ->
                new Message.Contact(objects(json.getJsonArray("contacts"))
                        .map(Messages::card)
                        .toList());
        };
    }

    private static Media media(JsonObject json, String family, String fallback) {
        return Media.of(json.getString("content"), json.getString("filename"), family, fallback);
    }

    private static Media file(JsonObject json) {
        String url = json.getString("url");
        String mimetype = json.getString("mimetype");
        String filename = json.getString("filename");
        return mimetype == null
                ? Media.of(url, filename, "", "application/octet-stream")
                : new Media(url, mimetype, filename);
    }

    private static @Nullable Template caption(JsonObject json) {
        String caption = json.getString("caption", "");
        return caption.isEmpty() ? null : Template.parse(caption);
    }

    private static Message poll(JsonObject json) {
        List<String> options =
                json.getJsonArray("options").stream().map(String.class::cast).toList();
        return new Message.Poll(json.getString("name"), options, json.getBoolean("multipleAnswers", false));
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
