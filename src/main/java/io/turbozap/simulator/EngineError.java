package io.turbozap.simulator;

import org.jspecify.annotations.Nullable;

/** What the JavaScript below WAHA's controllers throws, which WAHA answers with a 500. Carries no stack. */
final class EngineError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    EngineError(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /** Reading a property of what is not there. */
    static EngineError reading(@Nullable Object missing, boolean present, String property) {
        String what = present && missing == null ? "null" : "undefined";
        return new EngineError("TypeError", "Cannot read properties of " + what + " (reading '" + property + "')");
    }

    /** Calling what is no function. */
    static EngineError noFunction(String expression) {
        return new EngineError("TypeError", expression + " is not a function");
    }

    /** The JavaScript class of the error. */
    String type() {
        return type;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
