package io.turbozap.session.core;

import io.turbozap.session.BlockReason;
import io.turbozap.session.port.SessionHealth;
import org.jspecify.annotations.Nullable;

/**
 * The backoff of a session while its requests surely do not get through, for a reason that is not theirs: a few quick
 * retries with doubling delays, then a look every so often. Times are steady milliseconds.
 */
final class SessionBackoff {

    private static final int MAX_DOUBLINGS = 20;

    private final SessionPolicy policy;
    private int failures;
    private @Nullable BlockReason blockReason;
    private String reason = "";
    private long until;
    private boolean lookFirst;

    SessionBackoff(SessionPolicy policy) {
        this.policy = policy;
    }

    /** A request did not get through. */
    void failed(BlockReason why, String detail, long now) {
        failures++;
        blockReason = why;
        reason = detail;
        boolean quick = failures <= policy.quickRetries();
        lookFirst = !quick && why.showsInSessionState();
        until = now + (quick ? backoff() : policy.recheckInterval());
    }

    private long backoff() {
        long doubled = policy.retryBaseDelay() << Math.min(failures - 1, MAX_DOUBLINGS);
        return Math.min(doubled, policy.recheckInterval());
    }

    /** A look showed that the reason is still there, or another one. */
    void looked(SessionHealth.NotWorking state, long now) {
        blockReason = state.blockReason();
        reason = state.reason();
        lookFirst = state.blockReason().showsInSessionState();
        until = now + policy.recheckInterval();
    }

    /** The reason is gone as far as known: one request may try. */
    void lifted() {
        blockReason = null;
        lookFirst = false;
    }

    /** A request got through. */
    void cleared() {
        failures = 0;
        blockReason = null;
        lookFirst = false;
    }

    /** Another sign that the reason may be gone: look at once. */
    void wantLook(long now) {
        if (blockReason != null && lookFirst) {
            until = Math.min(until, now);
        }
    }

    /** When the session is to be looked at, or never if that cannot show anything. */
    long nextLook() {
        return blockReason != null && lookFirst ? until : Long.MAX_VALUE;
    }

    /** Whether it is time to look at the session. */
    boolean wantsLook(long now) {
        return now >= nextLook();
    }

    /** When it ends by itself or a look is due. */
    long until() {
        return until;
    }

    /** Why, or null if nothing is wrong as far as known. */
    @Nullable
    BlockReason blockReason() {
        return blockReason;
    }

    /** What was seen. */
    String reason() {
        return reason;
    }
}
