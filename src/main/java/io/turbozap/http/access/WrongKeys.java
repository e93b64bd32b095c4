package io.turbozap.http.access;

import io.turbozap.config.Network;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wrong keys that were shown lately, by address: {@value #AT_ONCE} may be shown at once, and then one every {@value
 * #MILLIS_EACH} ms. The same wrong key again is no guess and costs nothing, so that a program with an old key locks out
 * no other. Logged once a minute at most. The 10,000 addresses that were seen last are remembered; those of a /64 of
 * IPv6 are one. Thread-safe.
 */
public final class WrongKeys {

    /** How many different wrong keys an address may show at once. */
    static final int AT_ONCE = 20;
    /** After how many milliseconds it may show one more. */
    static final long MILLIS_EACH = 3_000;

    private static final Logger log = LoggerFactory.getLogger(WrongKeys.class);
    private static final int MOST_ADDRESSES = 10_000;
    private static final int IPV6_BITS = 128;
    private static final long LOG_EVERY = 60_000;

    /**
     * The wrong keys that one address has shown.
     *
     * @param forgottenAt when all of it will count no more, epoch milliseconds
     * @param last a digest of its last wrong key
     */
    private record Shown(long forgottenAt, String last) {}

    private static final class Latest extends LinkedHashMap<String, Shown> {
        private static final long serialVersionUID = 1;

        Latest() {
            super(16, 0.75f, /* accessOrder= */ true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Shown> eldest) {
            return size() > MOST_ADDRESSES;
        }
    }

    private final InstantSource clock;
    private final Map<String, Shown> byAddress = new Latest();
    private long loggedAt = Long.MIN_VALUE;
    private long unlogged;

    /** None was shown yet. */
    public WrongKeys(InstantSource clock) {
        this.clock = clock;
    }

    /** How many milliseconds no key of this address is looked at; 0 if one is. */
    public synchronized long waitOf(String address) {
        Shown shown = byAddress.get(group(address));
        return shown == null ? 0 : Math.max(0, shown.forgottenAt() - clock.millis() - (AT_ONCE - 1) * MILLIS_EACH);
    }

    /**
     * Counts a wrong key against an address, unless it was its last one too.
     *
     * @param digest of the wrong key that was shown
     */
    public synchronized void add(String address, byte[] digest) {
        long now = clock.millis();
        String key = HexFormat.of().formatHex(digest);
        Shown before = byAddress.get(group(address));
        if (before == null || !before.last().equals(key)) {
            long from = before == null ? now : Math.max(now, before.forgottenAt());
            byAddress.put(group(address), new Shown(from + MILLIS_EACH, key));
        }
        log(address, now);
    }

    private void log(String address, long now) {
        unlogged++;
        if (loggedAt == Long.MIN_VALUE || now - loggedAt >= LOG_EVERY) {
            log.warn("wrong API keys: {} since they were logged last, the latest from {}", unlogged, address);
            loggedAt = now;
            unlogged = 0;
        }
    }

    /** A host has a whole /64 of IPv6 to itself. */
    private static String group(String address) {
        try {
            Network host = Network.of(address.replaceFirst("%.*", ""));
            return (host.length() == IPV6_BITS ? host.within(IPV6_BITS / 2) : host).toString();
        } catch (IllegalArgumentException unknown) {
            return address;
        }
    }
}
