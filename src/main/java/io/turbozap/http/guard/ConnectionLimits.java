package io.turbozap.http.guard;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Number of the connections that are open, in all and from each address. Thread-safe. */
final class ConnectionLimits {

    /** What is kept for this host alone, so that health checks and operators get in when others hold everything. */
    private static final int RESERVED_PART = 16;

    private static final int IPV6_NETWORK_BYTES = 8;

    private final int most;
    private final int reserved;
    private final int mostPerAddress;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();

    ConnectionLimits(int most, int mostPerAddress) {
        this.most = most;
        this.reserved = most / RESERVED_PART;
        this.mostPerAddress = mostPerAddress;
    }

    /**
     * Admits a connection, until {@link #leave}; false if there are too many.
     *
     * @param address null for a peer on this host without one
     */
    boolean enter(@Nullable InetAddress address) {
        boolean isLocal = address == null || address.isLoopbackAddress();
        if (all.incrementAndGet() > most - (isLocal ? 0 : reserved)) {
            all.decrementAndGet();
            return false;
        }
        if (address == null
                || address.isLoopbackAddress()
                || perAddress.merge(key(address), 1, Integer::sum) <= mostPerAddress) {
            return true;
        }
        leave(address);
        return false;
    }

    void leave(@Nullable InetAddress address) {
        all.decrementAndGet();
        if (address != null && !address.isLoopbackAddress()) {
            perAddress.computeIfPresent(key(address), (same, count) -> count == 1 ? null : count - 1);
        }
    }

    int open() {
        return all.get();
    }

    /** Whether most places are taken. */
    boolean isCrowded() {
        return all.get() > (most - reserved) / 4 * 3;
    }

    private static String key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, IPV6_NETWORK_BYTES)));
    }
}
