package io.turbozap.http.message;

import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.campaign.template.Texts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reader that turns messages that {@link CampaignValidator} found good into what the engine sends. Not thread-safe. */
public final class MessageReader {

    private static final String MESSAGES = "messages";

    private final Texts texts;
    private final JsonObject json;
    private final String path;

    private MessageReader(Texts texts, JsonObject json, String path) {
        this.texts = texts;
        this.json = json;
        this.path = path + ".";
    }

    /** Those of {@code messages}, the member of this name; {@code texts} receive what is wrong with theirs. */
    public static List<Message> of(JsonArray messages, Texts texts) {
        List<Message> all = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            all.add(new MessageReader(texts, messages.getJsonObject(i), MESSAGES + "." + i).message());
        }
        return all;
    }

    private Message message() {
        return switch (Message.Kind.valueOf(json.getString("type").toUpperCase(Locale.ROOT))) {
            case TEXT -> new Message.Text(template("content"));
            case PHOTO -> new Message.Photo(media("image/", "image/jpeg"), caption());
            case AUDIO ->
                new Message.Audio(media("audio/", "audio/ogg; codecs=opus"), json.getBoolean("convert", false));
            case VIDEO ->
                new Message.Video(
                        media("video/", "video/mp4"),
                        caption(),
                        json.getBoolean("asNote", false),
                        json.getBoolean("convert", false));
            case FILE -> new Message.File(file(), caption());
            case LOCATION ->
                new Message.Location(json.getDouble("latitude"), json.getDouble("longitude"), text(json, "", "title"));
            case POLL -> poll(json.getJsonObject("poll"));
            case CONTACT -> contact(json.getJsonArray("contacts"));
        };
    }

    private boolean literal() {
        return json.getBoolean(TextOptions.LITERAL_BRACES, false);
    }

    private TextTemplate template(String name) {
        return texts.template(path + name, json.getString(name), literal());
    }

    private @Nullable TextTemplate caption() {
        return json.getString("caption", "").isEmpty() ? null : template("caption");
    }

    /** A text that placeholders are not filled in; null if there is none. */
    private @Nullable String plain(JsonObject owner, String at, String name) {
        String text = owner.getString(name);
        return text == null ? null : texts.plain(path + at + name, text, literal());
    }

    /** As {@link #plain}, of a member that every message of its kind has. */
    private String text(JsonObject owner, String at, String name) {
        return Objects.requireNonNull(plain(owner, at, name), name);
    }

    private Media media(String family, String fallback) {
        return Media.of(text(json, "", "content"), plain(json, "", "filename"), family, fallback);
    }

    /** As {@code file}, in WAHA's way, or by {@code content}, as the other kinds have it. */
    private Media file() {
        boolean byContent = json.containsKey("content");
        JsonObject file = byContent ? json : json.getJsonObject("file");
        String at = byContent ? "" : "file.";
        String url = text(file, at, byContent ? "content" : "url");
        String filename = plain(file, at, "filename");
        String mimetype = file.getString("mimetype");
        return mimetype == null
                ? Media.of(url, filename, "", "application/octet-stream")
                : new Media(url, mimetype, filename);
    }

    private Message poll(JsonObject poll) {
        JsonArray options = poll.getJsonArray("options");
        for (int i = 0; i < options.size(); i++) {
            texts.plain(path + "poll.options." + i, options.getString(i), literal());
        }
        return new Message.Poll(
                text(poll, "poll.", "name"),
                options.stream().map(String.class::cast).toList(),
                poll.getBoolean("multipleAnswers", false));
    }

    private Message contact(JsonArray cards) {
        List<Message.Card> all = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            all.add(card(cards.getJsonObject(i), "contacts." + i + "."));
        }
        return new Message.Contact(all);
    }

    private Message.Card card(JsonObject card, String at) {
        return card.containsKey("vcard")
                ? new Message.Card.Vcard(text(card, at, "vcard"))
                : new Message.Card.Fields(
                        text(card, at, "fullName"),
                        plain(card, at, "organization"),
                        text(card, at, "phoneNumber"),
                        card.getString("whatsappId"));
    }
}
