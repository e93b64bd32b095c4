package io.turbozap.session;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SendState;
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
    private static final String INTERRUPTED = "the server ended while it was being sent";

    final QueuedCampaign campaign;
    final SendRequest request;
    final @Nullable String messageId;

    private final SessionPolicy policy;
    private final Moment startedAt;
    private long countsFrom;
    private long nextLook;
    private boolean isLeft;
    private @Nullable Rule obstacle;
    private String detail;

    private Settlement(InFlight send, String detail, SessionPolicy policy, long countsFrom, long now) {
        this.campaign = send.campaign();
        this.request = send.request();
        this.messageId = send.messageId();
        this.startedAt = send.startedAt();
        this.policy = policy;
        this.countsFrom = countsFrom;
        this.nextLook = now;
        this.detail = detail;
    }

    /**
     * A send whose outcome proved unclear at {@code now}. If that took longer than what it takes an absent message to
     * count as never sent, WAHA may still be about to send it, so the wait begins only then.
     */
    static Settlement opened(InFlight send, String reason, SessionPolicy policy, long now) {
        long startedAt = send.startedAt().steady();
        boolean late = now - startedAt >= policy.settleAfter();
        return new Settlement(send, reason, policy, late ? now : startedAt, now);
    }

    /** A send that was open when an earlier process ended: what is absent proves nothing before the session caught up. */
    static Settlement reopened(QueuedCampaign campaign, StoredRequest stored, SessionPolicy policy, Moment now) {
        SendRequest request = campaign.campaign.request(stored.index());
        boolean wasInFlight = campaign.progress.state(stored.index()) == SendState.EXECUTING;
        InFlight send = new InFlight(
                campaign,
                stored.chatId() == null ? request : request.to(stored.chatId()),
                stored.messageId(),
                now.at(stored.intendedAt()));
        String detail = wasInFlight || stored.reason() == null ? INTERRUPTED : stored.reason();
        return new Settlement(send, detail, policy, now.steady(), now.steady());
    }

    /** The fact that nobody can tell so far, to be recorded where it is not. */
    SendUncertain doubt(Moment now) {
        return new SendUncertain(
                campaign.campaign.id(), request.index(), messageId, detail, /* settling= */ true, now.wall());
    }

    /** Whether somebody has decided about it. */
    boolean isOver() {
        SendState state = campaign.progress.state(request.index());
        return isLeft || (state != SendState.UNCERTAIN && state != SendState.EXECUTING);
    }

    /** When it was handed to WAHA, epoch milliseconds: by the calendar as it was then or as it is, whichever is earlier. */
    long startedAt(Moment now) {
        return Math.min(startedAt.wall(), now.wallAt(startedAt.steady()));
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
            return new SendCompleted(id, request.index(), found.messageId(), now.wall());
        }
        if (trace instanceof Trace.Unanswerable unanswerable) {
            return messageId != null && isRepeatable()
                    ? new SendReturned(id, request.index(), messageId, detail, now.wall())
                    : left(id, detail + "; " + unanswerable.reason(), now);
        }
        if (trace instanceof Trace.NoAnswer noAnswer) {
            waitAnew(noAnswer, now.steady());
            return null;
        }
        return absent(id, askedAt, now);
    }

    /** Nobody can tell: it is left to the operator. */
    private SendUncertain left(CampaignId id, String reason, Moment now) {
        isLeft = true;
        return new SendUncertain(id, request.index(), messageId, reason, /* settling= */ false, now.wall());
    }

    /**
     * WAHA knows nothing of the message. With an id it can be sent again at once, for WhatsApp takes an id once; without
     * one only when it can no longer turn up.
     */
    private @Nullable SessionEvent absent(CampaignId id, long askedAt, Moment now) {
        obstacle = null;
        int index = request.index();
        boolean neverSent = askedAt >= countsFrom + policy.settleAfter();
        if (isRepeatable() && (neverSent || messageId != null)) {
            return new SendReturned(id, index, messageId, detail, now.wall());
        }
        if (neverSent) {
            return new SendFailed(id, index, detail, now.wall());
        }
        long pause = Math.max(1, policy.settleAfter() / LOOKS);
        nextLook = Math.min(now.steady() + pause, countsFrom + policy.settleAfter());
        return null;
    }

    private boolean isRepeatable() {
        return campaign.details.attempts(request.index()) < policy.mostAttempts();
    }

    /** WAHA could not answer: the session may catch up only later, so what was absent before proves nothing. */
    private void waitAnew(Trace.NoAnswer answer, long now) {
        obstacle = answer.rule();
        detail = answer.reason();
        countsFrom = now;
        nextLook = now + policy.recheckInterval();
    }
}
