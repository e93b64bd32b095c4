package io.turbozap.session.core;

import io.turbozap.session.port.StoredRequest;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a request that may have been sent and is not known to be, so that all its starts count: its
 * message may turn up late.
 *
 * @param since when the first of them was handed to WAHA
 * @param starts how many of them there were
 * @param notBefore when it may be started again at the earliest, steady milliseconds
 * @param openUntil until when WAHA may be working on one of them, steady milliseconds; the lowest number once they are
 *     known to be in vain
 */
record OpenSend(ClockReading since, int starts, long notBefore, long openUntil) {

    /** No backoff is longer than the first one doubled so often. */
    private static final int MAX_DOUBLINGS = 20;

    /**
     * One more start, whose outcome proved unclear at {@code now}, is in doubt. The next one keeps its distance from
     * then, which doubles with each.
     *
     * @param before what was in doubt about the starts before it, or null if nothing was
     * @param patience how long WAHA may be working on it from now on
     */
    static OpenSend of(
            @Nullable OpenSend before, ClockReading startedAt, long patience, SessionPolicy policy, long now) {
        int starts = before == null ? 1 : before.starts + 1;
        long backoff = policy.retryBaseDelay() << Math.min(starts - 1, MAX_DOUBLINGS);
        return new OpenSend(
                before == null ? startedAt : before.since,
                starts,
                now + Math.min(backoff, policy.recheckInterval()),
                before == null ? now + patience : Math.max(before.openUntil, now + patience));
    }

    /** What was in doubt when an earlier process ended. */
    static OpenSend reopened(StoredRequest stored, long patience, ClockReading now) {
        int starts = Math.max(1, stored.attempts());
        return new OpenSend(now.at(stored.intendedAt()), starts, Long.MIN_VALUE, now.steady() + patience);
    }

    /** Whether one of the starts may have sent it, or may still do so. */
    boolean isOpen() {
        return openUntil != Long.MIN_VALUE;
    }

    /** WAHA has ended all starts so far, and shows no message of them. */
    OpenSend absent() {
        return new OpenSend(since, starts, notBefore, Long.MIN_VALUE);
    }

    /**
     * When the first start was, epoch milliseconds: by the calendar as it was then or as it is, whichever is earlier.
     */
    long startedAt(ClockReading now) {
        return Math.min(since.wall(), now.wallAt(since.steady()));
    }

    /** It counts as never sent, until it is started again. */
    OpenSend over() {
        return new OpenSend(since, 0, Long.MIN_VALUE, Long.MIN_VALUE);
    }
}
