package io.turbozap.session.core;

import io.turbozap.campaign.CampaignStatus;
import io.turbozap.session.BlockReason;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import org.jspecify.annotations.Nullable;

/** The handler of what comes of sends: of the one in flight, of late answers, and of a search for one that is open. */
final class OutcomeHandler {

    private final SessionPolicy policy;
    private final SessionQueue queue;
    private final AckWatch acks;
    private final SessionBackoff sessionBackoff;
    private final NewChatLimiter newChatLimiter;
    private final Activity activity;
    private final OwnIds ids;

    OutcomeHandler(SessionState sessionState, OwnIds ids) {
        this.policy = sessionState.policy();
        this.queue = sessionState.queue();
        this.acks = sessionState.acks();
        this.sessionBackoff = sessionState.sessionBackoff();
        this.newChatLimiter = sessionState.newChatLimiter();
        this.activity = sessionState.activity();
        this.ids = ids;
    }

    /** The event that follows from the outcome of the request in flight. */
    SessionEvent conclude(SendOutcome outcome, ClockReading now) {
        return activity.sent().event(judged(outcome), now);
    }

    /** The request in flight is concluded, and recorded so. */
    void concluded(SendOutcome ended, ClockReading now) {
        SendOutcome outcome = judged(ended);
        InFlight send = activity.concluded();
        if (outcome instanceof SendOutcome.SessionBlocked blocked) {
            blocked(send, blocked, now);
        } else if (outcome instanceof SendOutcome.Unclear unclear) {
            sessionBackoff.lifted();
            settle(send, ended, unclear, now);
        } else {
            sessionBackoff.cleared();
        }
        if (outcome instanceof SendOutcome.Sent sent) {
            answered(send, sent, now);
            acks.sent(send.startedAt().steady());
        }
    }

    private void answered(InFlight send, SendOutcome.Sent sent, ClockReading now) {
        ids.answered(send.request().message().kind(), send.messageId(), sent.messageId(), now.steady());
    }

    /** A refusal is no evidence about an earlier start that may still send it; and one that sent it is enough. */
    private SendOutcome judged(SendOutcome ended) {
        SendOutcome outcome = activity.withProof(ended);
        boolean doubtful = outcome instanceof SendOutcome.ItemRefused && openDoubt(activity.sent()) != null;
        return doubtful
                ? new SendOutcome.Unclear(((SendOutcome.ItemRefused) outcome).reason(), SendOutcome.Work.ENDED)
                : outcome;
    }

    private static @Nullable OpenSend openDoubt(InFlight send) {
        OpenSend openSend = send.campaign().doubt(send.request().index());
        return openSend != null && openSend.isOpen() ? openSend : null;
    }

    private void settle(InFlight send, SendOutcome ended, SendOutcome.Unclear unclear, ClockReading now) {
        OpenSend open = ended instanceof SendOutcome.ItemRefused ? openDoubt(send) : null;
        int index = send.request().index();
        UncertainSendResolver resolver = open == null
                ? UncertainSendResolver.opened(send, send.campaign().doubt(index), unclear, policy, now.steady())
                : UncertainSendResolver.refused(send, open, unclear.reason(), policy, now.steady());
        send.campaign().doubt(index, resolver.openSend());
        activity.settle(resolver);
    }

    /** The event that follows from an answer that came after {@code send} was concluded, or null if none does. */
    @Nullable
    SessionEvent late(InFlight send, SendOutcome outcome, ClockReading now) {
        return outcome instanceof SendOutcome.Sent sent ? lateSent(send, sent, now) : lateEnd(send, outcome, now);
    }

    /** It was sent, whatever has been thought of it meanwhile. */
    private @Nullable SessionEvent lateSent(InFlight send, SendOutcome.Sent sent, ClockReading now) {
        QueuedCampaign campaign = send.campaign();
        int index = send.request().index();
        answered(send, sent, now);
        if (queue.find(campaign.id()) != campaign) {
            return null;
        }
        String messageId = sent.messageId() == null ? send.messageId() : sent.messageId();
        if (activity.isSending(campaign, index)) {
            activity.prove(new SendOutcome.Sent(messageId));
            return null;
        }
        return mayTurnUp(campaign, index)
                ? new SessionEvent.SendCompleted(campaign.id(), index, messageId, now.wall())
                : null;
    }

    /**
     * Whether it can be recorded that request {@code index} was sent after all; what a completed campaign counts stays.
     */
    private static boolean mayTurnUp(QueuedCampaign campaign, int index) {
        return switch (campaign.progress().state(index)) {
            case PENDING, UNCERTAIN -> true;
            case FAILED -> campaign.status() != CampaignStatus.COMPLETED;
            case EXECUTING, COMPLETED, SKIPPED -> false;
        };
    }

    /** It was not sent, or is no longer awaited, which is no evidence about another start of it. */
    private @Nullable SessionEvent lateEnd(InFlight send, SendOutcome outcome, ClockReading now) {
        UncertainSendResolver open = activity.uncertainSendResolver();
        if (open == null || !open.isOf(send)) {
            return null;
        }
        if (outcome instanceof SendOutcome.SessionBlocked blocked) {
            blocked(send, blocked, now);
        }
        return open.event(outcome, now);
    }

    private void blocked(InFlight send, SendOutcome.SessionBlocked blocked, ClockReading now) {
        boolean isForStrangers = blocked.blockReason() == BlockReason.ACCOUNT_RESTRICTED
                && newChatLimiter.refused(
                        send.campaign().lane(), send.request().chatId(), blocked.reason(), now.wall());
        if (isForStrangers) {
            sessionBackoff.cleared();
        } else {
            sessionBackoff.failed(blocked.blockReason(), blocked.reason(), now.steady());
        }
    }

    /** The event that follows from what WAHA knows of the open send; null while it stays open, or once it is over. */
    @Nullable
    SessionEvent settle(LookupResult lookupResult, long askedAt, ClockReading now) {
        activity.answered();
        UncertainSendResolver open = activity.uncertainSendResolver();
        return open == null
                ? null
                : open.event(lookupResult, isHarmless(open, now), acks.hasSeenWebhook(), askedAt, now);
    }

    /** Whether sending it again cannot make a second message. */
    private boolean isHarmless(UncertainSendResolver open, ClockReading now) {
        return open.messageId != null && ids.isTakenOnce(open.request.message().kind(), now.steady());
    }
}
