package io.turbozap.waha.message;

import io.turbozap.waha.server.AnswerBody;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Reader of WhatsApp's bare message id, which every engine of WAHA puts elsewhere: NOWEB in {@code key.id}, GOWS in a
 * text {@code true_<chat>_<ID>[_<sender>]}, WEBJS in {@code id.id}.
 */
public final class MessageIds {

    private static final int MAX_LENGTH = 128;

    private MessageIds() {}

    /** The bare id of the message that {@code json} is, or null if it has none. */
    public static @Nullable String in(JsonObject json) {
        Object id = json.getValue("id");
        if (id instanceof String text) {
            return bare(text);
        }
        if (id instanceof JsonObject object) {
            String inner = bare(AnswerBody.text(object, "id"));
            return inner == null ? bare(AnswerBody.text(object, "_serialized")) : inner;
        }
        String key = bare(AnswerBody.text(AnswerBody.object(json, "key"), "id"));
        return key == null
                ? bare(AnswerBody.text(AnswerBody.object(AnswerBody.object(json, "_data"), "Info"), "ID"))
                : key;
    }

    /** The bare id in {@code true_<chat>_<ID>[_<sender>]}, or {@code id} itself if it is not of that form; or null. */
    static @Nullable String bare(String id) {
        String bare = id.startsWith("true_") || id.startsWith("false_") ? thirdPart(id) : id;
        return bare.isBlank() || bare.length() > MAX_LENGTH ? null : bare;
    }

    /** The chat in {@code true_<chat>_<ID>[_<sender>]}, or an empty text if there is none. */
    public static String chat(String id) {
        boolean whole = id.startsWith("true_") || id.startsWith("false_");
        int end = whole ? chatEnd(id) : -1;
        return end < 0 ? "" : id.substring(id.indexOf('_') + 1, end);
    }

    private static String thirdPart(String id) {
        int chatEnd = chatEnd(id);
        if (chatEnd < 0) {
            return "";
        }
        int end = id.indexOf('_', chatEnd + 1);
        return id.substring(chatEnd + 1, end < 0 ? id.length() : end);
    }

    /** A chat may contain an underscore itself, but never after its {@code @}. */
    private static int chatEnd(String id) {
        return id.indexOf('_', Math.max(id.indexOf('@'), id.indexOf('_') + 1));
    }
}
