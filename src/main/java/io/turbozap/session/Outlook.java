package io.turbozap.session;

import io.turbozap.campaign.SessionName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session shows of itself: how much there is to do, when it sends next, and what keeps it from that. */
final class Outlook {

    private final SessionQueue queue;
    private final Pacing pacing;
    private final AckWatch acks;
    private final Blockade blockade;
    private final NewChats newChats;
    private final Activity activity;
    private final Timetable timetable;

    Outlook(Situation situation, Timetable timetable) {
        this.queue = situation.queue();
        this.pacing = situation.pacing();
        this.acks = situation.acks();
        this.blockade = situation.blockade();
        this.newChats = situation.newChats();
        this.activity = situation.activity();
        this.timetable = timetable;
    }

    /** The view as of {@code now}. */
    SessionView view(SessionName session, Moment now) {
        NewChats.Limit limit = newChats.limit(now.wall());
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

    private @Nullable Long nextSendAt(@Nullable QueuedCampaign next, NewChats.@Nullable Limit limit, Moment now) {
        if (activity.isHalted() || activity.settlement() != null) {
            return null;
        }
        if (blockade.wantsLook(now.steady()) || acks.isSilent(now.steady())) {
            return null;
        }
        Long queued = next == null ? null : queuedAt(next, limit, now);
        QueuedCampaign scheduled = queue.isHeld() ? null : queue.nextScheduled();
        if (scheduled == null || scheduled.scheduledAt == null) {
            return queued;
        }
        long later = timetable.sendAt(scheduled, scheduled.scheduledAt, now);
        return queued == null ? later : Math.min(queued, later);
    }

    private @Nullable Long queuedAt(QueuedCampaign next, NewChats.@Nullable Limit limit, Moment now) {
        if (limit == null) {
            return timetable.sendAt(next, now.wall(), now);
        }
        NewChats.Allowed allowed = newChats.next(queue);
        if (allowed != null) {
            return timetable.sendAt(allowed.campaign(), now.wall(), now);
        }
        return limit.until() == null ? null : Long.valueOf(timetable.sendAt(next, limit.until(), now));
    }

    private List<Blocker> blockers(@Nullable QueuedCampaign next, NewChats.@Nullable Limit limit, Moment now) {
        Blockers blockers = new Blockers(now);
        String storeTrouble = activity.storeTrouble();
        if (storeTrouble != null) {
            blockers.store(storeTrouble);
        }
        if (activity.isSending()) {
            blockers.inFlight();
        }
        Settlement settlement = activity.settlement();
        if (settlement != null) {
            blockers.settling(settlement);
        }
        boolean looksAtMedia = next != null && next.isLookedAt(now.steady());
        if (activity.isChecking() || newChats.isLearning() || queue.isTakingAudience() || looksAtMedia) {
            blockers.preparing();
        }
        if (next != null) {
            blockers.blockade(blockade);
            blockers.limit(limit);
            blockers.interval(pacing.earliest(next.campaign.lane()), timetable.paced(next.campaign.lane()));
            blockers.rest(pacing.rest(next.campaign.lane(), now.wall()));
            blockers.silence(acks.isSilent(now.steady()));
        } else if (!activity.isDraining()) {
            blockers.queue(queue);
        }
        return blockers.list();
    }
}
