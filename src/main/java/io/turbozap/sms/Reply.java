package io.turbozap.sms;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** How a call to the provider ended, before anybody says what it means. */
sealed interface Reply {

    /**
     * The provider answered.
     *
     * @param status the HTTP status
     * @param body as much of it as came, up to the limit
     * @param date the {@code Date} header, or null
     */
    record Answer(int status, Buffer body, @Nullable String date) implements Reply {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** The JSON object in the body, or an empty one if it holds anything else. */
        JsonObject json() {
            try {
                return body.length() > 0 && Json.decodeValue(body) instanceof JsonObject object
                        ? object
                        : new JsonObject();
            } catch (DecodeException notJson) {
                return new JsonObject();
            }
        }
    }

    /** The provider never got the request. */
    record NotWritten(String reason) implements Reply {}

    /** The provider got the request, or may have, and no answer came. */
    record Lost(String reason) implements Reply {}
}
