package io.turbozap.waha.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Reader of an answer's body, whatever it is. */
public final class AnswerBody {

    private static final JsonObject EMPTY = new JsonObject();

    private AnswerBody() {}

    /** The JSON object in {@code body}, or an empty one if it holds anything else. Read only. */
    public static JsonObject object(Buffer body) {
        return value(body) instanceof JsonObject object ? object : EMPTY;
    }

    /** The JSON array in {@code body}, or null if it holds anything else. */
    public static @Nullable JsonArray array(Buffer body) {
        return value(body) instanceof JsonArray array ? array : null;
    }

    private static @Nullable Object value(Buffer body) {
        try {
            return body.length() == 0 ? null : Json.decodeValue(body);
        } catch (DecodeException notJson) {
            return null;
        }
    }

    /** The object called {@code name} in {@code json}, or an empty one. Read only. */
    public static JsonObject object(JsonObject json, String name) {
        return json.getValue(name) instanceof JsonObject object ? object : EMPTY;
    }

    /** The text called {@code name} in {@code json}, or an empty one. */
    public static String text(JsonObject json, String name) {
        return json.getValue(name) instanceof String text ? text : "";
    }
}
