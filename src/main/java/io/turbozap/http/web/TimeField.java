package io.turbozap.http.web;

import io.turbozap.schedule.DueTime;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A member of a body that holds when something is to start, in one of the forms of {@link DueTime}. */
public final class TimeField {

    /** Whether a time that is long past is meant. */
    public static final String LATE = "late";

    private static final long MAX_LATENESS = Duration.ofHours(24).toMillis();

    private TimeField() {}

    /** Adds what is wrong with the member {@code name}, which may be missing. */
    public static void check(JsonObject body, String name, Violations violations) {
        try {
            read(body, name);
        } catch (IllegalArgumentException wrong) {
            violations.add(name, String.valueOf(wrong.getMessage()));
        }
    }

    /**
     * As {@link #check}, and whether the time lies more than {@link #MAX_LATENESS} back though {@link #LATE} is not
     * true: a mistyped year is no wish to send at once (BEHAVIOUR 10).
     *
     * @param now epoch milliseconds
     */
    public static void checkNew(JsonObject body, String name, long now, Violations violations) {
        check(body, name, violations);
        boolean late = "true".equals(String.valueOf(body.getValue(LATE)));
        if (body.containsKey(LATE) && !body.containsKey(name)) {
            violations.add(LATE, "Expected only with " + name);
        } else if (!late && !violations.concern(name) && isPast(read(body, name), now)) {
            violations.add(name, "Lies more than 24 hours back: correct it, or set late to true for a start at once");
        }
    }

    private static boolean isPast(@Nullable Long time, long now) {
        return time != null && time < now - MAX_LATENESS;
    }

    /**
     * The time, in epoch milliseconds, or null if the member is missing.
     *
     * @throws IllegalArgumentException if {@link #check} finds anything wrong
     */
    public static @Nullable Long read(JsonObject body, String name) {
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
                        : "Expected date, received " + ZodMessages.typeName(value));
    }
}
