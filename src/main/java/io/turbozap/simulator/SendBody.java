package io.turbozap.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Reads a send request as WAHA does: without validation, so that what is missing or of the wrong type ends as a
 * TypeError of the engine, and what is merely nonsense is sent.
 */
final class SendBody {

    private SendBody() {}

    /** @throws EngineError if the engine would stumble over the body */
    static Sending read(@Nullable MessageKind wanted, JsonObject body) {
        MessageKind kind = wanted == null ? MessageKind.of(body) : wanted;
        String chat = NumberPlan.chatSentTo(chat(body));
        String id = body.getValue("id") instanceof String given && !given.isEmpty() ? bare(given) : null;
        return (kind.isMedia() ? media(kind, chat, body) : new Sending(kind, chat, content(kind, body))).withId(id);
    }

    private static String chat(JsonObject body) {
        Object chat = body.getValue("chatId");
        if (chat == null) {
            throw EngineError.reading(chat, body.containsKey("chatId"), "includes");
        }
        if (chat instanceof String text) {
            return text;
        }
        throw EngineError.noFunction("chatId.includes");
    }

    private static String content(MessageKind kind, JsonObject body) {
        return switch (kind) {
            case POLL -> part(body, "poll", "name").encode();
            case LOCATION -> location(body);
            case CONTACT -> contacts(body).encode();
            default -> text(body);
        };
    }

    private static String text(JsonObject body) {
        Object text = body.getValue("text");
        if (text == null) {
            throw EngineError.reading(text, body.containsKey("text"), "match");
        }
        if (text instanceof String words) {
            return words;
        }
        throw EngineError.noFunction("text.match");
    }

    private static String location(JsonObject body) {
        return new JsonObject()
                .put("latitude", body.getValue("latitude"))
                .put("longitude", body.getValue("longitude"))
                .put("title", body.getValue("title"))
                .encode();
    }

    private static JsonArray contacts(JsonObject body) {
        Object contacts = body.getValue("contacts");
        if (contacts == null) {
            throw EngineError.reading(contacts, body.containsKey("contacts"), "map");
        }
        if (contacts instanceof JsonArray list) {
            return list;
        }
        throw EngineError.noFunction("contacts.map");
    }

    private static Sending media(MessageKind kind, String chat, JsonObject body) {
        JsonObject file = part(body, "file", "url");
        String source = source(file);
        String caption = body.getValue("caption") instanceof String words ? words : null;
        String mimetype = file.getValue("mimetype") instanceof String type ? type : null;
        long print = Fingerprint.join(Fingerprint.of(kind + source), Fingerprint.of(String.valueOf(caption)));
        return new Sending(kind, chat, shown(source), caption, mimetype, null, print);
    }

    private static String source(JsonObject file) {
        if (file.getValue("url") instanceof String url && !url.isEmpty()) {
            return url;
        }
        if (file.getValue("data") instanceof String data) {
            return "data:" + data;
        }
        throw new EngineError(
                "TypeError",
                "The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an"
                        + " Array-like Object. Received undefined");
    }

    /** The host that the media is downloaded from; null if there is none. */
    static @Nullable String mediaHost(JsonObject body) {
        boolean linked = body.getValue("file") instanceof JsonObject file && file.getValue("url") instanceof String;
        try {
            return linked
                    ? URI.create(body.getJsonObject("file").getString("url")).getHost()
                    : null;
        } catch (IllegalArgumentException noUrl) {
            return null;
        }
    }

    /** Base64 content is told by its length only: it would fill the ledger. */
    private static String shown(String source) {
        return source.startsWith("data:") ? "data:" + (source.length() - 5) + " characters" : source;
    }

    private static JsonObject part(JsonObject body, String name, String property) {
        Object part = body.getValue(name);
        if (part == null) {
            throw EngineError.reading(part, body.containsKey(name), property);
        }
        return part instanceof JsonObject object ? object : new JsonObject();
    }

    /** Pre-generated ids may come back in their long form. */
    private static String bare(String id) {
        String[] parts = id.split("_", -1);
        return parts.length > 2 ? parts[2] : id;
    }
}
