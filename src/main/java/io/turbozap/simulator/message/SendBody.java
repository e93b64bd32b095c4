package io.turbozap.simulator.message;

import io.turbozap.simulator.http.EngineError;
import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.model.KnownNumbers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A send request, read as WAHA does it: without validation, so that what is missing or of the wrong type ends as a
 * TypeError of the engine, and what is merely nonsense is sent.
 */
public final class SendBody {

    private SendBody() {}

    /**
     * The content of the message that a body asks for.
     *
     * @throws EngineError if the engine would stumble over the body
     */
    public static MessageContent read(@Nullable MessageKind wanted, JsonObject body) {
        MessageKind kind = wanted == null ? MessageKind.of(body) : wanted;
        String chat = KnownNumbers.chatSentTo(kind == MessageKind.POLL ? pollChat(body) : chat(body));
        Object given = body.getValue("id");
        String id = given == null || given.equals("") ? null : bare(String.valueOf(given));
        return (kind.isMedia() ? media(kind, chat, body) : new MessageContent(kind, chat, content(kind, body)))
                .withId(id);
    }

    private static String chat(JsonObject body) {
        Object chat = body.getValue("chatId");
        if (chat == null) {
            throw EngineError.reading(chat, body.containsKey("chatId"), "includes");
        }
        if (chat instanceof String text) {
            return text;
        }
        throw EngineError.noFunction("phone.includes");
    }

    /** A poll takes another way through WAHA's code. */
    private static String pollChat(JsonObject body) {
        Object chat = body.getValue("chatId");
        if (chat == null) {
            throw EngineError.reading(chat, body.containsKey("chatId"), "split");
        }
        if (chat instanceof String text) {
            return text;
        }
        throw EngineError.noFunction("jid.endsWith");
    }

    private static String content(MessageKind kind, JsonObject body) {
        return switch (kind) {
            case POLL -> poll(body).encode();
            case LOCATION -> location(body);
            case CONTACT -> contacts(body).encode();
            default -> text(body);
        };
    }

    private static JsonObject poll(JsonObject body) {
        JsonObject poll = part(body, "poll", "name");
        if (!(poll.getValue("options") instanceof JsonArray)) {
            throw EngineError.boom("Invalid poll values");
        }
        return poll;
    }

    private static String text(JsonObject body) {
        Object text = body.getValue("text");
        if (text == null) {
            throw EngineError.boom("Invalid media type");
        }
        if (text instanceof String words) {
            return words;
        }
        throw EngineError.noFunction("text.match");
    }

    private static String location(JsonObject body) {
        JsonObject location = new JsonObject();
        for (String name : List.of("latitude", "longitude", "title")) {
            if (body.containsKey(name)) {
                location.put(name, body.getValue(name));
            }
        }
        return location.encode();
    }

    private static JsonArray contacts(JsonObject body) {
        Object contacts = body.getValue("contacts");
        if (contacts == null) {
            throw EngineError.reading(contacts, body.containsKey("contacts"), "map");
        }
        if (contacts instanceof JsonArray list) {
            if (list.isEmpty()) {
                throw EngineError.boom("require atleast 1 contact");
            }
            return list;
        }
        throw EngineError.noFunction("contacts.map");
    }

    private static MessageContent media(MessageKind kind, String chat, JsonObject body) {
        Object file = body.getValue("file");
        if (!(file instanceof JsonObject object)) {
            throw EngineError.noObject(file, body.containsKey("file"), "url");
        }
        String source = source(object);
        String caption = body.getValue("caption") instanceof String words ? words : null;
        long print = Fingerprint.join(Fingerprint.of(kind + source), Fingerprint.of(String.valueOf(caption)));
        MediaFile media = new MediaFile(
                object.getValue("mimetype") instanceof String type ? type : kind.mimetype(),
                object.getValue("filename") instanceof String name ? name : null,
                source.startsWith("data:") ? null : source,
                source.replace("data:", "").replace("=", "").length() * 3L / 4);
        return new MessageContent(kind, chat, shown(source), caption, media, null, print);
    }

    private static String source(JsonObject file) {
        if (file.getValue("url") instanceof String url) {
            return url;
        }
        if (file.getValue("data") instanceof String data) {
            return "data:" + data;
        }
        throw new RequestRefused(
                422, Refusals.unprocessable("Either \"file.url\" or \"file.data\" must be specified."));
    }

    /** The host that the media is downloaded from; null if there is none. */
    public static @Nullable String mediaHost(JsonObject body) {
        boolean linked = body.getValue("file") instanceof JsonObject file && file.getValue("url") instanceof String;
        try {
            return linked
                    ? URI.create(body.getJsonObject("file").getString("url")).getHost()
                    : null;
        } catch (IllegalArgumentException noUrl) {
            return null;
        }
    }

    /** Base64 content shown by its length only: it would fill the ledger. */
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
