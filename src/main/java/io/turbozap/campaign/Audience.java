package io.turbozap.campaign;

import java.util.List;

/**
 * The part of the address book that a campaign is for, before it starts and takes its recipients from there.
 *
 * @param contactIds the chosen contacts in order of sending; empty for all
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
