package io.turbozap.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param headers by their names in lower case; of several of a name the last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, Map<String, String> headers, byte[] body, long millis) {

    /** The body, if it is an object of JSON. */
    @Nullable
    JsonObject json() {
        try {
            return isJson() ? new JsonObject(text()) : null;
        } catch (DecodeException | ClassCastException other) {
            return null;
        }
    }

    boolean isJson() {
        return headers.getOrDefault("content-type", "").startsWith("application/json");
    }

    String text() {
        return new String(body, UTF_8);
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + headers + " " + text.substring(0, Math.min(500, text.length()));
    }
}
