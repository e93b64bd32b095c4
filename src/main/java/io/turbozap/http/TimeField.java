package io.turbozap.http;

import io.turbozap.schedule.DueTime;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A member of a body that says when something shall start, in one of the forms of {@link DueTime}. */
final class TimeField {

    private TimeField() {}

    /** Adds what is wrong with the member {@code name}, which may be missing. */
    static void check(JsonObject body, String name, Violations violations) {
        try {
            read(body, name);
        } catch (IllegalArgumentException wrong) {
            violations.add(name, String.valueOf(wrong.getMessage()));
        }
    }

    /**
     * The time, in epoch milliseconds, or null if the member is missing.
     *
     * @throws IllegalArgumentException if {@link #check} finds anything wrong
     */
    static @Nullable Long read(JsonObject body, String name) {
        if (!body.containsKey(name)) {
            return null;
        }
        Object value = body.getValue(name);
        if (value instanceof String text) {
            return DueTime.of(text);
        }
        if (value instanceof Integer || value instanceof Long) {
            return DueTime.of(((Number) value).longValue());
        }
        throw new IllegalArgumentException(
                value instanceof Number
                        ? "Invalid datetime: whole epoch milliseconds expected"
                        : "Expected date, received " + ZodWords.typeName(value));
    }
}
