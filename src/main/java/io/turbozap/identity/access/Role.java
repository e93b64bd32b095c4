package io.turbozap.identity.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Role of a person in an organisation. The API writes it in capitals. */
public enum Role {
    ADMIN,
    AGENT;

    /** Role of this name in whatever case, or null if there is none. */
    public static @Nullable Role parse(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "ADMIN" -> ADMIN;
            case "AGENT" -> AGENT;
            default -> null;
        };
    }
}
