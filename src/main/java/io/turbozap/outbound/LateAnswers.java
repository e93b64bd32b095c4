package io.turbozap.outbound;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The exchanges that are over for who made them and whose answers may still come. Safe to use from any thread. */
final class LateAnswers {

    private final int most;
    private final int mostOfOne;
    private final Set<Exchange> awaited = new LinkedHashSet<>();

    /**
     * @param most how many there are at once; for one more, the oldest is given up
     * @param mostOfOne how many of one client's
     */
    LateAnswers(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    void add(Exchange exchange) {
        Exchange surplus = put(exchange);
        if (surplus != null) {
            surplus.hangUp();
        }
    }

    /** Returns whom there is no room for any more, or null. */
    private synchronized @Nullable Exchange put(Exchange exchange) {
        Exchange oldestOfOne = null;
        int ofOne = 0;
        for (Exchange other : awaited) {
            if (other.isOfSameClient(exchange)) {
                oldestOfOne = ofOne++ == 0 ? other : oldestOfOne;
            }
        }
        Exchange surplus = null;
        if (ofOne >= mostOfOne) {
            surplus = oldestOfOne;
        } else if (awaited.size() >= most) {
            surplus = awaited.iterator().next();
        }
        awaited.remove(surplus);
        awaited.add(exchange);
        return surplus;
    }

    synchronized void remove(Exchange exchange) {
        awaited.remove(exchange);
    }
}
