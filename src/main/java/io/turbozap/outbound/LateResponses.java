package io.turbozap.outbound;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Exchanges that are over for their caller and whose answers may still come. Safe to use from any thread. */
final class LateResponses {

    private final int most;
    private final int mostOfOne;
    private final Set<OutboundExchange> awaited = new LinkedHashSet<>();

    /**
     * @param most how many there are at once; for one more, the oldest is given up
     * @param mostOfOne how many of one client's
     */
    LateResponses(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    void add(OutboundExchange outboundExchange) {
        OutboundExchange surplus = put(outboundExchange);
        if (surplus != null) {
            surplus.hangUp();
        }
    }

    /** Adds one, and returns the oldest, for which there is no room any more, or null. */
    private synchronized @Nullable OutboundExchange put(OutboundExchange outboundExchange) {
        OutboundExchange oldestOfOne = null;
        int ofOne = 0;
        for (OutboundExchange other : awaited) {
            if (other.isOfSameClient(outboundExchange)) {
                oldestOfOne = ofOne++ == 0 ? other : oldestOfOne;
            }
        }
        OutboundExchange surplus = null;
        if (ofOne >= mostOfOne) {
            surplus = oldestOfOne;
        } else if (awaited.size() >= most) {
            surplus = awaited.iterator().next();
        }
        awaited.remove(surplus);
        awaited.add(outboundExchange);
        return surplus;
    }

    synchronized void remove(OutboundExchange outboundExchange) {
        awaited.remove(outboundExchange);
    }
}
