package io.turbozap.session;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The decision of an operator about uncertain requests. */
public enum UncertainAction {
    /** Send them again, at the risk that a person gets a message twice. */
    RESEND,
    /** Take them as sent. */
    ACCEPT;

    /** The name that the API takes. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action with this {@link #wireName()}, or null. */
    public static @Nullable UncertainAction parse(String wireName) {
        for (UncertainAction action : values()) {
            if (action.wireName().equals(wireName)) {
                return action;
            }
        }
        return null;
    }
}
