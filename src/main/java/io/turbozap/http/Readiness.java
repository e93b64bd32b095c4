package io.turbozap.http;

/**
 * What the server can do at this moment.
 *
 * @param recovered whether the state of before the start has been restored
 * @param storeUp whether the store can record
 * @param waha whether WAHA answers
 */
public record Readiness(boolean recovered, boolean storeUp, Reachability waha) {

    /** What was last seen of WAHA. */
    public enum Reachability {
        /** It answered. */
        REACHABLE("reachable"),
        /** It did not. */
        UNREACHABLE("unreachable"),
        /** Nobody has asked it yet. */
        UNKNOWN("unknown");

        private final String wireName;

        Reachability(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    /** Whether campaigns can be taken. WAHA does not matter for that: they wait for it. */
    boolean isReady() {
        return recovered && storeUp;
    }
}
