package io.turbozap.session;

import java.util.Locale;

/** The cause of a pause. */
public enum PauseReason {
    /** It was asked for. */
    OPERATOR,
    /** Too many requests failed in a row. */
    ERROR_BUDGET;

    /** The name that the API shows. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
