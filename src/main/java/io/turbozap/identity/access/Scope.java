package io.turbozap.identity.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Scope of an API key: what it was made for. There is none for everything, and none for people and keys. */
public enum Scope {
    TICKETS_READ,
    TICKETS_WRITE,
    MESSAGES_SEND,
    CAMPAIGNS_READ,
    CAMPAIGNS_WRITE,
    RECIPIENTS_WRITE,
    CONTACTS_READ,
    CONTACTS_WRITE,
    CHANNELS_READ,
    ANALYTICS_READ,
    AUDIT_READ,
    USERS_READ;

    /** Name as the API has it, such as {@code campaigns:read}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** Scope of this name, or null if there is none. */
    public static @Nullable Scope parse(String text) {
        for (Scope scope : values()) {
            if (scope.text().equals(text)) {
                return scope;
            }
        }
        return null;
    }
}
