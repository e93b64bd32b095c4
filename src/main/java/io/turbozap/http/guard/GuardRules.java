package io.turbozap.http.guard;

import java.time.Duration;

/**
 * Rules that connections have to keep to.
 *
 * @param connections open at once, where there is memory for them
 * @param perAddress open at once from one address beyond loopback, 0 for half of all; of IPv6, from one network of 64
 *     bits
 * @param head how long the head of a request may take
 * @param idle how long a connection may stay open without a request
 * @param crowdedIdle the same while connections are scarce
 * @param window how often the progress of bodies and answers is looked at
 * @param bytesPerWindow how much of a body has to have come in a window
 * @param linger how long the rest of a refused request is waited for before its connection is closed, and a sixth of
 *     how long it is read at most
 * @param tick how often all of this is looked at
 */
public record GuardRules(
        int connections,
        int perAddress,
        Duration head,
        Duration idle,
        Duration crowdedIdle,
        Duration window,
        long bytesPerWindow,
        Duration linger,
        Duration tick) {

    /** The rules with the usual patience. */
    public static GuardRules of(int connections, int perAddress) {
        return new GuardRules(
                connections,
                perAddress,
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                10_000,
                Duration.ofSeconds(5),
                Duration.ofSeconds(1));
    }
}
