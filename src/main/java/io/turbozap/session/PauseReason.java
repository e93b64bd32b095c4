package io.turbozap.session;

import java.util.Locale;

/** Who or what paused a campaign. */
public enum PauseReason {
    /** Somebody asked for it. */
    OPERATOR,
    /** Too many requests failed in a row. */
    ERROR_BUDGET;

    /** The name that the API shows. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
