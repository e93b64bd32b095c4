package io.turbozap.simulator.http;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** An exception of the JavaScript below WAHA's controllers, which WAHA answers with a 500. Carries no stack. */
public final class EngineError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final transient JsonObject more;

    public EngineError(String type, String message) {
        this(type, message, new JsonObject());
    }

    /**
     * An exception with members of its own.
     *
     * @param more further members of the exception
     */
    public EngineError(String type, String message, JsonObject more) {
        super(message, null, false, false);
        this.type = type;
        this.more = more;
    }

    /** An error of NOWEB's library, which wraps its own in "Boom". */
    public static EngineError boom(String message) {
        return new EngineError(
                "Error",
                message,
                new JsonObject()
                        .putNull("data")
                        .put("isBoom", true)
                        .put("isServer", false)
                        .put("output", new JsonObject()));
    }

    /** Looking for a property in what is no object. */
    public static EngineError noObject(@Nullable Object value, boolean present, String property) {
        String what = value == null && !present ? "undefined" : String.valueOf(value);
        return new EngineError("TypeError", "Cannot use 'in' operator to search for '" + property + "' in " + what);
    }

    /** Reading a property of what is not there. */
    public static EngineError reading(@Nullable Object missing, boolean present, String property) {
        String what = present && missing == null ? "null" : "undefined";
        return new EngineError("TypeError", "Cannot read properties of " + what + " (reading '" + property + "')");
    }

    /** Calling what is no function. */
    public static EngineError noFunction(String expression) {
        return new EngineError("TypeError", expression + " is not a function");
    }

    /** The error as the envelope of a 500 shows it. */
    public JsonObject exception() {
        return Refusals.exception(type, String.valueOf(getMessage())).mergeIn(more);
    }
}
