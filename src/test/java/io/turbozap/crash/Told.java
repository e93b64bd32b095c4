package io.turbozap.crash;

import java.util.Set;

/**
 * What the server says in the end about one campaign.
 *
 * @param status as callers see it
 * @param requests how many it has
 * @param completed how many of them it says were sent
 * @param uncertain the indices of those of which it says that nobody can tell
 */
record Told(String status, int requests, int completed, Set<Integer> uncertain) {

    Told {
        uncertain = Set.copyOf(uncertain);
    }

    /** A campaign that nobody started. */
    static Told untouched(int requests) {
        return new Told("pending", requests, 0, Set.of());
    }
}
