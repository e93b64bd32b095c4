package io.turbozap.outbound;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** End of a request, before its meaning is decided. */
public sealed interface OutboundResponse {

    /**
     * The server answered.
     *
     * @param status the HTTP status, from 200
     * @param body as much of it as came, up to the request's limit; empty rather than absent
     * @param date the {@code Date} header, or null
     * @param retryAfter the {@code Retry-After} header, or null
     * @param headers all of them
     */
    record Answer(
            int status,
            Buffer body,
            @Nullable String date,
            @Nullable String retryAfter,
            MultiMap headers) implements OutboundResponse {

        /** An answer with no other header than this. */
        public Answer(int status, Buffer body, @Nullable String date) {
            this(status, body, date, null, HttpHeaders.headers());
        }

        static Answer of(HttpClientResponse head, Buffer body) {
            return new Answer(
                    head.statusCode(),
                    body,
                    head.getHeader(HttpHeaders.DATE),
                    head.getHeader(HttpHeaders.RETRY_AFTER),
                    head.headers());
        }

        /** The JSON object in the body, or an empty one if it holds anything else. */
        public JsonObject json() {
            try {
                return body.length() > 0 && Json.decodeValue(body) instanceof JsonObject object
                        ? object
                        : new JsonObject();
            } catch (DecodeException notJson) {
                return new JsonObject();
            }
        }

        /** Whether the status is 2xx. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** The server never got the whole request, so it cannot act on it. */
    record NotWritten(String reason) implements OutboundResponse {}

    /**
     * The server got the request, or may have, and no answer came.
     *
     * @param awaited whether it is still listened for an answer: one more reply follows, by {@link
     *     OutboundRequest#onLate}
     */
    record Lost(String reason, boolean awaited) implements OutboundResponse {

        /** A request whose answer is no longer listened for. */
        public Lost(String reason) {
            this(reason, /* awaited= */ false);
        }
    }
}
