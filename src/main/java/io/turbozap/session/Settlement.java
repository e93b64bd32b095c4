package io.turbozap.session;

import org.jspecify.annotations.Nullable;

/**
 * The one send of a session that may have gone out, until WAHA tells. Times are steady milliseconds unless said
 * otherwise.
 */
final class Settlement {

    /** What to do about the send. */
    enum Verdict {
        WAIT,
        SEND_AGAIN,
        /** It surely was not sent, and has been tried often enough. */
        FAIL
    }

    private static final int LOOKS = 8;

    final QueuedCampaign campaign;
    final int index;
    final @Nullable String messageId;
    /** Epoch milliseconds. */
    final long startedAtWall;

    private final SessionPolicy policy;
    private long countsFrom;
    private long nextLook;
    private @Nullable Rule obstacle;
    private String detail;

    /** A send whose outcome proved unclear at {@code now}. */
    Settlement(InFlight send, String reason, SessionPolicy policy, long now) {
        this.campaign = send.campaign();
        this.index = send.index();
        this.messageId = send.messageId();
        this.startedAtWall = send.startedAt().wall();
        this.policy = policy;
        this.countsFrom = send.startedAt().steady();
        this.nextLook = now;
        this.detail = reason;
    }

    /** When to ask WAHA next. */
    long nextLook() {
        return nextLook;
    }

    /** What stands in the way of an answer, or null if nothing does. */
    @Nullable
    Rule obstacle() {
        return obstacle;
    }

    /** What was seen last, in words. */
    String detail() {
        return detail;
    }

    /**
     * WAHA answered, {@code askedAt} being when it was asked, and knows nothing of the message. With an id it can be sent
     * again at once, for WhatsApp takes an id once; without one only when it can no longer turn up.
     *
     * @param repeatable whether it has not been tried too often
     */
    Verdict absent(long askedAt, boolean repeatable, long now) {
        obstacle = null;
        boolean neverSent = askedAt >= countsFrom + policy.settleAfter();
        if (repeatable && (neverSent || messageId != null)) {
            return Verdict.SEND_AGAIN;
        }
        if (neverSent) {
            return Verdict.FAIL;
        }
        nextLook = Math.min(now + Math.max(1, policy.settleAfter() / LOOKS), countsFrom + policy.settleAfter());
        return Verdict.WAIT;
    }

    /** WAHA could not answer: the session may catch up only later, so the wait begins anew. */
    Verdict noAnswer(Trace.NoAnswer answer, long now) {
        obstacle = answer.rule();
        detail = answer.reason();
        countsFrom = now;
        nextLook = now + policy.recheckInterval();
        return Verdict.WAIT;
    }
}
