package io.turbozap.session;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which requests of a campaign a retry sends again. */
public enum RetryScope {
    /** Those that failed. */
    FAILED,
    /** Those that a stop left. */
    PENDING,
    /** Both. */
    ALL;

    /** The name that the API takes. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope with this {@link #wireName()}, or null. */
    public static @Nullable RetryScope parse(String wireName) {
        for (RetryScope scope : values()) {
            if (scope.wireName().equals(wireName)) {
                return scope;
            }
        }
        return null;
    }
}
