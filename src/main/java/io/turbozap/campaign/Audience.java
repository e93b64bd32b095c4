package io.turbozap.campaign;

import java.util.List;

/**
 * Whom of the address book a campaign is for, before it starts and they are taken from it.
 *
 * @param contactIds the chosen contacts in order of sending; empty for everybody
 */
public record Audience(List<String> contactIds) {

    /** Everybody. */
    public static final Audience ALL = new Audience(List.of());

    /** Keeps a copy. */
    public Audience {
        contactIds = List.copyOf(contactIds);
    }

    /** Whether it is everybody. */
    public boolean isAll() {
        return contactIds.isEmpty();
    }
}
