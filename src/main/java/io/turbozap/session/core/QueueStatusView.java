package io.turbozap.session.core;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.Blocker;
import io.turbozap.session.SessionView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status view of a session: how much there is to do, when it sends next, and what keeps it from that. */
final class QueueStatusView {

    private final SessionQueue queue;
    private final Pacing pacing;
    private final AckWatch acks;
    private final SessionBackoff sessionBackoff;
    private final NewChatLimiter newChatLimiter;
    private final Activity activity;
    private final StartTimes startTimes;

    QueueStatusView(SessionState sessionState, StartTimes startTimes) {
        this.queue = sessionState.queue();
        this.pacing = sessionState.pacing();
        this.acks = sessionState.acks();
        this.sessionBackoff = sessionState.sessionBackoff();
        this.newChatLimiter = sessionState.newChatLimiter();
        this.activity = sessionState.activity();
        this.startTimes = startTimes;
    }

    /** The view as of {@code now}. */
    SessionView view(SessionName session, ClockReading now) {
        NewChatLimiter.Limit limit = newChatLimiter.limit(now.wall());
        QueuedCampaign next = activity.isDraining() ? null : queue.next();
        return new SessionView(
                session,
                queue.isActive(),
                queue.total(),
                queue.pending(),
                nextSendAt(next, limit, now),
                pacing.countedOn(now.wall()),
                blockers(next, limit, now));
    }

    private @Nullable Long nextSendAt(
            @Nullable QueuedCampaign next, NewChatLimiter.@Nullable Limit limit, ClockReading now) {
        if (activity.isHalted() || activity.uncertainSendResolver() != null) {
            return null;
        }
        if (sessionBackoff.wantsLook(now.steady()) || acks.isSilent(now.steady())) {
            return null;
        }
        Long queued = next == null ? null : queuedAt(next, limit, now);
        QueuedCampaign scheduled = queue.isHeld() ? null : queue.nextScheduled();
        if (scheduled == null || scheduled.scheduledAt() == null) {
            return queued;
        }
        long later = startTimes.sendAt(scheduled, scheduled.scheduledAt(), now);
        return queued == null ? later : Math.min(queued, later);
    }

    private @Nullable Long queuedAt(QueuedCampaign next, NewChatLimiter.@Nullable Limit limit, ClockReading now) {
        if (limit == null) {
            return startTimes.sendAt(next, now.wall(), now);
        }
        NewChatLimiter.Allowed allowed = newChatLimiter.next(queue);
        if (allowed != null) {
            return startTimes.sendAt(allowed.campaign(), now.wall(), now);
        }
        return limit.until() == null ? null : Long.valueOf(startTimes.sendAt(next, limit.until(), now));
    }

    private List<Blocker> blockers(
            @Nullable QueuedCampaign next, NewChatLimiter.@Nullable Limit limit, ClockReading now) {
        Blockers blockers = new Blockers(now);
        String storeTrouble = activity.storeTrouble();
        if (storeTrouble != null) {
            blockers.store(storeTrouble);
        }
        if (activity.isSending()) {
            blockers.inFlight();
        }
        UncertainSendResolver uncertainSendResolver = activity.uncertainSendResolver();
        if (uncertainSendResolver != null) {
            blockers.settling(uncertainSendResolver);
        }
        boolean looksAtMedia = next != null && next.mediaLook().isAwaited(now.steady());
        if (activity.isChecking() || newChatLimiter.isLearning() || queue.isTakingAudience() || looksAtMedia) {
            blockers.preparing();
        }
        if (next != null) {
            blockers.blockade(sessionBackoff);
            blockers.limit(limit);
            blockers.interval(pacing.earliest(next.lane()), startTimes.paced(next.lane()));
            blockers.rest(pacing.rest(next.lane(), now.wall()));
            blockers.silence(acks.isSilent(now.steady()));
        } else if (!activity.isDraining()) {
            blockers.queue(queue);
        }
        return blockers.list();
    }
}
