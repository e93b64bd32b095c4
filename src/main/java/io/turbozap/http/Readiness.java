package io.turbozap.http;

import io.turbozap.waha.server.WahaReachability;

/**
 * Snapshot of what the server can do at this moment.
 *
 * @param recovered whether the state of before the start has been restored
 * @param storeUp whether the store can record
 * @param waha what was last seen of WAHA
 */
public record Readiness(boolean recovered, boolean storeUp, WahaReachability.State waha) {

    /** Whether campaigns can be taken. WAHA does not matter for that: they wait for it. */
    boolean isReady() {
        return recovered && storeUp;
    }
}
