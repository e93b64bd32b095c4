package io.turbozap.waha.message;

import io.turbozap.waha.server.AnswerBody;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A message in a chat's history as WAHA shows it, whichever engine it has. */
public final class HistoryMessage {

    private static final Set<String> FAMILIES = Set.of("image", "video", "audio");
    private static final String MESSAGE = "Message";
    private static final int MOST_KINDS = 16;
    /** What WEBJS and the raw messages of NOWEB and GOWS call the kinds of media. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("image", "image"),
            Map.entry("video", "video"),
            Map.entry("ptv", "video"),
            Map.entry("audio", "audio"),
            Map.entry("ptt", "audio"),
            Map.entry("document", "document"),
            Map.entry("documentwithcaption", "document"));

    private final JsonObject json;
    private final JsonObject raw;

    public HistoryMessage(JsonObject json) {
        this.json = json;
        JsonObject data = AnswerBody.object(json, "_data");
        JsonObject noweb = AnswerBody.object(data, "message");
        this.raw = noweb.isEmpty() ? AnswerBody.object(data, MESSAGE) : noweb;
    }

    /** Text or caption. */
    String text() {
        return AnswerBody.text(json, "body");
    }

    boolean hasMedia() {
        return Boolean.TRUE.equals(json.getValue("hasMedia"))
                || !media().isEmpty()
                || !mediaKind().isEmpty();
    }

    /** {@code image}, {@code video}, {@code audio} or {@code document}; empty if it is not shown. */
    String mediaKind() {
        String kind = KINDS.get(AnswerBody.text(AnswerBody.object(json, "_data"), "type"));
        if (kind != null) {
            return kind;
        }
        for (String name : raw.fieldNames()) {
            kind = name.endsWith(MESSAGE)
                    ? KINDS.get(
                            name.substring(0, name.length() - MESSAGE.length()).toLowerCase(Locale.ROOT))
                    : null;
            if (kind != null) {
                return kind;
            }
        }
        return "";
    }

    /** The name of the file; empty if it is not shown. */
    String filename() {
        return AnswerBody.text(media(), "filename");
    }

    /** {@code image}, {@code video} or {@code audio} by the type of the file; empty if that shows none of them. */
    String mediaFamily() {
        String mimetype = AnswerBody.text(media(), "mimetype");
        String family = mimetype.substring(0, Math.max(0, mimetype.indexOf('/')));
        return FAMILIES.contains(family) ? family : "";
    }

    private JsonObject media() {
        return AnswerBody.object(json, "media");
    }

    /** Where it is; empty if it is no location. */
    JsonObject location() {
        return AnswerBody.object(json, "location");
    }

    /** The vCards in it; empty if it has none. */
    JsonArray vcards() {
        if (json.getValue("vCards") instanceof JsonArray cards && !cards.isEmpty()) {
            return cards;
        }
        return text().startsWith("BEGIN:VCARD") ? new JsonArray().add(text()) : new JsonArray();
    }

    /** What a poll asks; empty if it is not shown. */
    String question() {
        for (String name : raw.fieldNames()) {
            String question =
                    name.startsWith("pollCreationMessage") ? AnswerBody.text(AnswerBody.object(raw, name), "name") : "";
            if (!question.isEmpty()) {
                return question;
            }
        }
        return AnswerBody.text(AnswerBody.object(json, "_data"), "pollName");
    }

    /**
     * Whether this may be a message of that kind although its content is not shown: its raw form names the kind, or
     * nothing is shown at all.
     *
     * @param rawKind how the name of the kind begins in raw messages
     */
    boolean mayBe(String rawKind) {
        List<String> kinds = raw.fieldNames().stream()
                .filter(name -> name.endsWith(MESSAGE) || name.equals("conversation"))
                .toList();
        return kinds.isEmpty()
                ? text().isBlank() && !hasMedia() && location().isEmpty() && vcards().isEmpty()
                : kinds.stream().anyMatch(name -> name.startsWith(rawKind));
    }

    /** All that can be compared of it, in the same form, without the pictures and keys that engines add. */
    public JsonObject essence() {
        JsonObject kinds = new JsonObject();
        raw.fieldNames().stream()
                .limit(MOST_KINDS)
                .forEach(name -> kinds.put(
                        name, new JsonObject().put("name", AnswerBody.text(AnswerBody.object(raw, name), "name"))));
        JsonObject data = AnswerBody.object(json, "_data");
        return new JsonObject()
                .put("body", text())
                .put("hasMedia", json.getValue("hasMedia"))
                .put("media", part(media(), "filename", "mimetype"))
                .put("location", part(location(), "latitude", "longitude"))
                .put("vCards", json.getValue("vCards") instanceof JsonArray cards ? cards : null)
                .put("_data", part(data, "type", "pollName").put("message", kinds));
    }

    private static JsonObject part(JsonObject whole, String... names) {
        JsonObject part = new JsonObject();
        for (String name : names) {
            Object value = whole.getValue(name);
            if (value instanceof String || value instanceof Number) {
                part.put(name, value);
            }
        }
        return part;
    }
}
