package io.turbozap.session;

import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SendState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a session does next, which is the same until it is told that it is being done. */
final class SessionDecisions {

    /** How far WAHA's clock and history may be off when an earlier message is told from this one. */
    private static final long HISTORY_SLACK_MILLIS = 60_000;

    private final SessionQueue queue;
    private final AckWatch acks;
    private final Blockade blockade;
    private final NewChats newChats;
    private final Activity activity;
    private final Timetable timetable;
    private final Preparation preparation;
    private final OwnIds ids;

    SessionDecisions(Situation situation, Timetable timetable, Preparation preparation, OwnIds ids) {
        this.queue = situation.queue();
        this.acks = situation.acks();
        this.blockade = situation.blockade();
        this.newChats = situation.newChats();
        this.activity = situation.activity();
        this.timetable = timetable;
        this.preparation = preparation;
        this.ids = ids;
    }

    /** What to do now. */
    Decision decide(Moment now) {
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
        return scheduled == null || scheduled.scheduledAt == null
                ? next
                : notAfter(next, timetable.calendar(scheduled.scheduledAt, now));
    }

    private static Decision notAfter(Decision next, long latest) {
        if (next == Decision.Idle.INSTANCE) {
            return new Decision.WaitUntil(latest);
        }
        return next instanceof Decision.WaitUntil wait && wait.until() > latest ? new Decision.WaitUntil(latest) : next;
    }

    private Decision decideNext(Moment now) {
        if (activity.isWaiting()) {
            return Decision.Idle.INSTANCE;
        }
        Settlement settlement = activity.settlement();
        if (settlement != null) {
            return decideOpen(settlement, now);
        }
        QueuedCampaign next = queue.next();
        if (next == null) {
            return Decision.Idle.INSTANCE;
        }
        if (blockade.wantsLook(now.steady())) {
            return Decision.Look.INSTANCE;
        }
        NewChats.Limit limit = newChats.limit(now.wall());
        if (limit != null) {
            return decideLimited(limit, now);
        }
        newChats.free();
        return decideSend(next, next.campaign.request(next.sendStates.nextPending()), now);
    }

    /** Whether an id that it carried can be trusted is learnt before anything is concluded from it. */
    private Decision decideOpen(Settlement open, Moment now) {
        if (now.steady() < open.nextLook()) {
            return new Decision.WaitUntil(open.nextLook());
        }
        boolean wantsForm = open.messageId != null && ids.wantsForm(now.steady());
        return wantsForm ? Decision.LearnIds.INSTANCE : new Decision.Settle(attempt(open, now));
    }

    private Attempt attempt(Settlement open, Moment now) {
        return open.attempt(others(open.startedAt(now), open.messageId), now);
    }

    /** The starts of a request before {@code send} that may have sent it, or null if there are none. */
    @Nullable
    Attempt before(Decision.Send send, Moment now) {
        Doubt doubt = send.campaign().doubt(send.index());
        if (doubt == null) {
            return null;
        }
        long since = doubt.startedAt(now);
        return new Attempt(
                send.request(), send.messageId(), since, others(since, send.messageId()), /* mayStillLeave= */ true);
    }

    /** Ids of other messages than the one with {@code messageId} that may stand in a history since then. */
    private Set<String> others(long startedAt, @Nullable String messageId) {
        Set<String> others = queue.messageIds(startedAt - HISTORY_SLACK_MILLIS);
        others.remove(messageId);
        return others;
    }

    /** Only who is no stranger may be written to. */
    private Decision decideLimited(NewChats.Limit limit, Moment now) {
        if (newChats.wantsKnown()) {
            return Decision.LearnKnown.INSTANCE;
        }
        NewChats.Allowed allowed = newChats.next(queue);
        if (allowed != null) {
            return decideSend(allowed.campaign(), allowed.request(), now);
        }
        if (newChats.isSearching()) {
            return new Decision.WaitUntil(now.steady() + 1);
        }
        return limit.until() == null
                ? Decision.Idle.INSTANCE
                : new Decision.WaitUntil(timetable.calendar(limit.until(), now));
    }

    private Decision decideSend(QueuedCampaign next, SendRequest request, Moment now) {
        long due = timetable.due(next);
        if (now.steady() < due) {
            return prepare(request, due, now);
        }
        if (next.isLookedAt(now.steady())) {
            return new Decision.WaitUntil(next.lookedAtUntil);
        }
        Pacing.Rest rest = timetable.rest(next, now);
        if (rest != null) {
            return new Decision.WaitUntil(timetable.calendar(rest.until(), now));
        }
        if (acks.isSilent(now.steady())) {
            return Decision.Idle.INSTANCE;
        }
        List<SessionEvent> refused = preparation.refused(next, request.index(), now);
        if (!refused.isEmpty()) {
            return new Decision.Skip(refused);
        }
        if (preparation.wantsCheck(request)) {
            return new Decision.CheckNumber(request);
        }
        return ids.wantsForm(now.steady()) ? Decision.LearnIds.INSTANCE : preparation.send(next, request, now);
    }

    /** What can be done ahead for the request that has to wait. */
    private Decision prepare(SendRequest request, long due, Moment now) {
        if (preparation.wantsCheck(request)) {
            return new Decision.CheckNumber(request);
        }
        return blockade.rule() == null && ids.wantsForm(now.steady())
                ? Decision.LearnIds.INSTANCE
                : new Decision.WaitUntil(Math.min(due, blockade.nextLook()));
    }

    /** The send that comes right after the request in flight if that ends well; null if anything else may come first. */
    Decision.@Nullable Send follower(Moment now) {
        QueuedCampaign next = queue.next();
        boolean sameCampaign = next != null
                && next == activity.sent().campaign()
                && next.sendStates.count(SendState.PENDING) > 0
                && queue.nextAudience() == null;
        if (!sameCampaign || isHindered(now)) {
            return null;
        }
        SendRequest request = next.campaign.request(next.sendStates.nextPending());
        boolean first = next.doubt(request.index()) == null;
        return first && decideSend(next, request, now) instanceof Decision.Send send ? send : null;
    }

    private boolean isHindered(Moment now) {
        return activity.isHalted()
                || activity.isAsking()
                || activity.settlement() != null
                || blockade.rule() != null
                || newChats.limit(now.wall()) != null;
    }
}
