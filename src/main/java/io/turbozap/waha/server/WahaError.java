package io.turbozap.waha.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;

/** An answer of WAHA that is no success, in any of its forms of error. */
public final class WahaError {

    /** Whatever is longer is cut: it is looked through and shown. */
    private static final int LONGEST = 4_000;

    private final int status;
    private final JsonObject json;

    public WahaError(int status, Buffer body) {
        this.status = status;
        this.json = AnswerBody.object(body);
    }

    public boolean has(String field) {
        return json.containsKey(field);
    }

    /** What was thrown inside WAHA; empty if it is not shown. */
    public JsonObject exception() {
        return AnswerBody.object(json, "exception");
    }

    /** The key of an error that WAHA knows by name, such as {@code FILE_NOT_FOUND}; or an empty text. */
    public String errorKey() {
        return AnswerBody.text(AnswerBody.object(json, "error"), "key");
    }

    /** WAHA's own words, the first of them if there are many, or an empty text. */
    public String message() {
        String text = firstText();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private String firstText() {
        Object message = json.getValue("message");
        if (message instanceof String text) {
            return text;
        }
        if (message instanceof JsonArray several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining("; "));
        }
        String thrown = AnswerBody.text(exception(), "message");
        if (!thrown.isEmpty()) {
            return thrown;
        }
        String error = AnswerBody.text(json, "error");
        return error.isEmpty() ? errorKey() : error;
    }

    /** The HTTP status, WAHA's words and the state of the session, as far as there are any. */
    public String reason() {
        String state = AnswerBody.text(json, "status");
        return "HTTP " + status + (message().isEmpty() ? "" : ": " + message())
                + (state.isEmpty() ? "" : " (" + state + ")");
    }
}
