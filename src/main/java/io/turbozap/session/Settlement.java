package io.turbozap.session;

import io.turbozap.campaign.CampaignId;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendReturned;
import io.turbozap.session.SessionEvent.SendUncertain;
import org.jspecify.annotations.Nullable;

/**
 * The one send of a session that may have gone out, until WAHA tells. Times are steady milliseconds unless said
 * otherwise.
 */
final class Settlement {

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

    /** What has happened if WAHA, asked at {@code askedAt}, knows this of the send; null while it stays open. */
    @Nullable
    SessionEvent fact(Trace trace, long askedAt, Moment now) {
        CampaignId id = campaign.campaign.id();
        if (trace instanceof Trace.Found found) {
            return new SendCompleted(id, index, found.messageId(), now.wall());
        }
        if (trace instanceof Trace.Unanswerable unanswerable) {
            return new SendUncertain(id, index, messageId, detail + "; " + unanswerable.reason(), now.wall());
        }
        if (trace instanceof Trace.NoAnswer noAnswer) {
            waitAnew(noAnswer, now.steady());
            return null;
        }
        return absent(id, askedAt, now);
    }

    /**
     * WAHA knows nothing of the message. With an id it can be sent again at once, for WhatsApp takes an id once; without
     * one only when it can no longer turn up.
     */
    private @Nullable SessionEvent absent(CampaignId id, long askedAt, Moment now) {
        obstacle = null;
        boolean neverSent = askedAt >= countsFrom + policy.settleAfter();
        boolean repeatable = campaign.details.attempts(index) < policy.mostAttempts();
        if (repeatable && (neverSent || messageId != null)) {
            return new SendReturned(id, index, messageId, detail, now.wall());
        }
        if (neverSent) {
            return new SendFailed(id, index, detail, now.wall());
        }
        long pause = Math.max(1, policy.settleAfter() / LOOKS);
        nextLook = Math.min(now.steady() + pause, countsFrom + policy.settleAfter());
        return null;
    }

    /** WAHA could not answer: the session may catch up only later, so what was absent before proves nothing. */
    private void waitAnew(Trace.NoAnswer answer, long now) {
        obstacle = answer.rule();
        detail = answer.reason();
        countsFrom = now;
        nextLook = now + policy.recheckInterval();
    }
}
