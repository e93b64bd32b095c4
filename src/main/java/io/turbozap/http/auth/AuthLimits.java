package io.turbozap.http.auth;

import io.turbozap.config.Network;
import io.turbozap.http.web.ApiException;
import io.turbozap.identity.throttle.FailureBackoff;
import io.turbozap.identity.throttle.RateLimit;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Limits of how often something may be tried, by who tries it. Thread-safe. */
final class AuthLimits {

    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    private static final int IPV4_BITS = 32;
    private static final int IPV4_PREFIX = 24;
    private static final int IPV6_PREFIX = 64;

    /** Of organisations, by network. */
    final RateLimit signUps;
    /** Of forgotten passwords, by account. */
    final RateLimit forgotten;
    /** Of refreshes, by log-in. */
    final RateLimit refreshes;
    /** Of tokens of links, by network. */
    final RateLimit links;
    /** Of failed log-ins, by account. */
    final RateLimit accounts;
    /** Of failed log-ins, by network. */
    final RateLimit networks;
    /** After failed log-ins, by account and network, or by device. */
    final FailureBackoff failures;
    /** Of records of failed log-ins, by account. */
    final RateLimit records;

    AuthLimits(InstantSource clock) {
        this.signUps = new RateLimit(5, HOUR, clock);
        this.forgotten = new RateLimit(3, HOUR, clock);
        this.refreshes = new RateLimit(60, MINUTE, clock);
        this.links = new RateLimit(20, MINUTE, clock);
        this.accounts = new RateLimit(100, HOUR, clock);
        this.networks = new RateLimit(30, MINUTE, clock);
        this.failures = new FailureBackoff(clock);
        this.records = new RateLimit(10, HOUR, clock);
    }

    /**
     * Takes one of what {@code who} may do.
     *
     * @throws ApiException 429 with Retry-After if it has to wait
     */
    static void take(RateLimit limit, String who) {
        requireNoWait(limit.take(who));
    }

    /** @throws ApiException 429 with Retry-After unless {@code millis} is 0 */
    static void requireNoWait(long millis) {
        if (millis > 0) {
            long seconds = TimeUnit.MILLISECONDS.toSeconds(millis - 1) + 1;
            throw new ApiException(429, "Too many tries: wait before the next", Map.of("Retry-After", "" + seconds));
        }
    }

    /** Network that an address is in, as far as one caller may have all of it: a /24, or a /64 of IPv6. */
    static String network(String address) {
        try {
            Network host = Network.of(address.replaceFirst("%.*", ""));
            return host.within(host.length() == IPV4_BITS ? IPV4_PREFIX : IPV6_PREFIX)
                    .toString();
        } catch (IllegalArgumentException unknown) {
            return address;
        }
    }
}
