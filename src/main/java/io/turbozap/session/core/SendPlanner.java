package io.turbozap.session.core;

import io.turbozap.campaign.SendRequest;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.port.UncertainSend;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The planner of what a session does next, which is the same until it is being done. */
final class SendPlanner {

    /** How far WAHA's clock and history may be off when an earlier message is distinguished from this one. */
    private static final long HISTORY_SLACK_MILLIS = 60_000;

    private final SessionQueue queue;
    private final AckWatch acks;
    private final SessionBackoff sessionBackoff;
    private final NewChatLimiter newChatLimiter;
    private final Activity activity;
    private final StartTimes startTimes;
    private final SendPrefetch sendPrefetch;
    private final OwnIds ids;

    SendPlanner(SessionState sessionState, StartTimes startTimes, SendPrefetch sendPrefetch, OwnIds ids) {
        this.queue = sessionState.queue();
        this.acks = sessionState.acks();
        this.sessionBackoff = sessionState.sessionBackoff();
        this.newChatLimiter = sessionState.newChatLimiter();
        this.activity = sessionState.activity();
        this.startTimes = startTimes;
        this.sendPrefetch = sendPrefetch;
        this.ids = ids;
    }

    /** What to do now. */
    Decision decide(ClockReading now) {
        if (activity.isHalted()) {
            return Decision.Idle.INSTANCE;
        }
        QueuedCampaign audience = queue.nextAudience();
        if (audience != null) {
            return new Decision.TakeAudience(audience);
        }
        QueuedCampaign unseen = queue.nextUnseen();
        if (unseen != null) {
            return new Decision.LookAtMedia(unseen);
        }
        Decision next = decideNext(now);
        QueuedCampaign scheduled = queue.nextScheduled();
        return scheduled == null || scheduled.scheduledAt() == null
                ? next
                : notAfter(next, startTimes.calendar(scheduled.scheduledAt(), now));
    }

    private static Decision notAfter(Decision next, long latest) {
        if (next == Decision.Idle.INSTANCE) {
            return new Decision.WaitUntil(latest);
        }
        return next instanceof Decision.WaitUntil wait && wait.until() > latest ? new Decision.WaitUntil(latest) : next;
    }

    private Decision decideNext(ClockReading now) {
        if (activity.isWaiting()) {
            return Decision.Idle.INSTANCE;
        }
        UncertainSendResolver uncertainSendResolver = activity.uncertainSendResolver();
        if (uncertainSendResolver != null) {
            return decideOpen(uncertainSendResolver, now);
        }
        QueuedCampaign next = queue.next();
        if (next == null) {
            return Decision.Idle.INSTANCE;
        }
        if (sessionBackoff.wantsLook(now.steady())) {
            return Decision.Look.INSTANCE;
        }
        NewChatLimiter.Limit limit = newChatLimiter.limit(now.wall());
        if (limit != null) {
            return decideLimited(limit, now);
        }
        newChatLimiter.free();
        return decideSend(next, next.nextRequest(), now);
    }

    /** Whether an id that it carried can be trusted is learnt before anything is concluded from it. */
    private Decision decideOpen(UncertainSendResolver open, ClockReading now) {
        if (now.steady() < open.nextLook()) {
            return new Decision.WaitUntil(open.nextLook());
        }
        boolean wantsForm = open.messageId != null && ids.wantsForm(now.steady());
        return wantsForm ? Decision.LearnIds.INSTANCE : new Decision.Settle(attempt(open, now));
    }

    private UncertainSend attempt(UncertainSendResolver open, ClockReading now) {
        return open.attempt(others(open.startedAt(now), open.messageId), now);
    }

    /** The starts of a request before {@code send} that may have sent it, or null if there are none. */
    @Nullable
    UncertainSend before(Decision.Send send, ClockReading now) {
        OpenSend openSend = send.campaign().doubt(send.index());
        if (openSend == null) {
            return null;
        }
        long since = openSend.startedAt(now);
        return new UncertainSend(
                send.request(), send.messageId(), since, others(since, send.messageId()), /* mayStillLeave= */ true);
    }

    /** Ids of other messages than the one with {@code messageId} that may stand in a history since then. */
    private Set<String> others(long startedAt, @Nullable String messageId) {
        Set<String> others = queue.messageIds(startedAt - HISTORY_SLACK_MILLIS);
        others.remove(messageId);
        return others;
    }

    /** Only who is no stranger may be written to. */
    private Decision decideLimited(NewChatLimiter.Limit limit, ClockReading now) {
        if (newChatLimiter.wantsKnown()) {
            return Decision.LearnKnown.INSTANCE;
        }
        NewChatLimiter.Allowed allowed = newChatLimiter.next(queue);
        if (allowed != null) {
            return decideSend(allowed.campaign(), allowed.request(), now);
        }
        if (newChatLimiter.isSearching()) {
            return new Decision.WaitUntil(now.steady() + 1);
        }
        return limit.until() == null
                ? Decision.Idle.INSTANCE
                : new Decision.WaitUntil(startTimes.calendar(limit.until(), now));
    }

    private Decision decideSend(QueuedCampaign next, SendRequest request, ClockReading now) {
        long due = startTimes.due(next);
        if (now.steady() < due) {
            return prepare(request, due, now);
        }
        if (next.mediaLook().isAwaited(now.steady())) {
            return new Decision.WaitUntil(next.mediaLook().until());
        }
        Pacing.Rest rest = startTimes.rest(next, now);
        if (rest != null) {
            return new Decision.WaitUntil(startTimes.calendar(rest.until(), now));
        }
        if (acks.isSilent(now.steady())) {
            return Decision.Idle.INSTANCE;
        }
        List<SessionEvent> refused = sendPrefetch.refused(next, request.index(), now);
        if (!refused.isEmpty()) {
            return new Decision.Skip(refused);
        }
        if (sendPrefetch.wantsCheck(request)) {
            return new Decision.CheckNumber(request);
        }
        return ids.wantsForm(now.steady()) ? Decision.LearnIds.INSTANCE : sendPrefetch.send(next, request, now);
    }

    /** What can be done ahead for the request that has to wait. */
    private Decision prepare(SendRequest request, long due, ClockReading now) {
        if (sendPrefetch.wantsCheck(request)) {
            return new Decision.CheckNumber(request);
        }
        return sessionBackoff.blockReason() == null && ids.wantsForm(now.steady())
                ? Decision.LearnIds.INSTANCE
                : new Decision.WaitUntil(Math.min(due, sessionBackoff.nextLook()));
    }

    /**
     * The send that comes right after the request in flight if that ends well; null if anything else may come first.
     */
    Decision.@Nullable Send follower(ClockReading now) {
        QueuedCampaign next = queue.next();
        if (next == null
                || next != activity.sent().campaign()
                || !next.hasPending()
                || queue.nextAudience() != null
                || isHindered(now)) {
            return null;
        }
        SendRequest request = next.nextRequest();
        boolean first = next.doubt(request.index()) == null;
        return first && decideSend(next, request, now) instanceof Decision.Send send ? send : null;
    }

    private boolean isHindered(ClockReading now) {
        return activity.isHalted()
                || activity.isAsking()
                || activity.uncertainSendResolver() != null
                || sessionBackoff.blockReason() != null
                || newChatLimiter.limit(now.wall()) != null;
    }
}
