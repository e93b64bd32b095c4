package io.turbozap.waha.session;

import org.jspecify.annotations.Nullable;

/**
 * The WhatsApp account that a session is paired with.
 *
 * @param id its chat id, such as {@code 5511999999999@c.us}
 * @param name the name that its owner gave it, or null
 */
public record Account(String id, @Nullable String name) {

    /** Without its owner. */
    @Override
    public String toString() {
        return "Account";
    }
}
