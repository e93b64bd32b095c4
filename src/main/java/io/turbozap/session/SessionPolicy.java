package io.turbozap.session;

/**
 * The numbers by which a session decides. Durations are in milliseconds.
 *
 * @param interval least distance between two starts of the campaign and scheduled lanes
 * @param quickRetries how often a request that was surely not sent is tried again before the session is only looked at
 * @param retryBaseDelay backoff before the first quick retry; doubles with each
 * @param recheckInterval how often a blocked session is looked at
 * @param settleAfter how long after the start an absent message counts as never sent
 * @param errorBudget how many failures in a row pause a campaign; 0 never does
 */
public record SessionPolicy(
        long interval, int quickRetries, long retryBaseDelay, long recheckInterval, long settleAfter, int errorBudget) {

    private static final long LONGEST_REPLY_GAP = 1_000;

    /** How often a request is started at the most if its outcome stays unclear each time. */
    int mostAttempts() {
        return 1 + Math.max(1, quickRetries);
    }

    /** Least distance between any two starts: a second, or the interval where that is shorter. */
    long replyGap() {
        return Math.min(LONGEST_REPLY_GAP, interval);
    }
}
