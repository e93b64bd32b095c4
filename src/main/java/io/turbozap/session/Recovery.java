package io.turbozap.session;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import java.util.ArrayList;
import java.util.List;

/** Goes on where an earlier process ended, and tells where this one stands for another to go on from. */
final class Recovery {

    private final Situation situation;
    private final SessionQueue queue;
    private final Pacing pacing;
    /** What was with WAHA when an earlier process ended, until that is recorded. */
    private final List<SessionEvent> interrupted = new ArrayList<>(0);

    Recovery(Situation situation) {
        this.situation = situation;
        this.queue = situation.queue();
        this.pacing = situation.pacing();
    }

    /** Goes on where an earlier process ended. */
    void restore(StoredSession stored, Moment now) {
        pacing.keepTo(stored.pacing());
        pacing.resume(stored.lastStartUntil(now.wall()), stored.today(), now);
        if (stored.webhookSeen()) {
            situation.acks().webhookSeen();
        }
        stored.campaigns().forEach(campaign -> adopt(campaign, now));
        if (stored.held()) {
            queue.keepHeld();
        }
    }

    /** Takes a campaign as it was recorded. */
    void adopt(StoredCampaign stored, Moment now) {
        if (queue.find(stored.campaign().id()) != null) {
            return;
        }
        QueuedCampaign campaign = QueuedCampaign.of(stored);
        queue.restore(campaign);
        for (StoredRequest request : stored.details()) {
            if (request.settling()) {
                reopen(campaign, request, now);
            } else if (campaign.keptMessageId(request.index()) != null) {
                doubt(campaign, request, now);
            }
        }
    }

    /** An earlier start with the same id may still send it. */
    private void doubt(QueuedCampaign campaign, StoredRequest request, Moment now) {
        Message message = campaign.campaign.request(request.index()).message();
        Doubt doubt = Doubt.reopened(request, situation.policy().settleAfter(message), now);
        campaign.doubt(request.index(), doubt);
    }

    private void reopen(QueuedCampaign campaign, StoredRequest request, Moment now) {
        Settlement open = Settlement.reopened(campaign, request, situation.policy(), now);
        if (campaign.sendStates.state(request.index()) == SendState.EXECUTING) {
            interrupted.add(open.doubt(now));
        }
        campaign.doubt(request.index(), open.doubt());
        Activity activity = situation.activity();
        if (activity.settlement() == null) { // there never was more than one with WAHA at a time
            activity.settle(open);
        }
    }

    /** The facts that follow from what was with WAHA when an earlier process ended; empty once they are recorded. */
    List<SessionEvent> interrupted() {
        return interrupted.isEmpty() ? List.of() : List.copyOf(interrupted);
    }

    /** These facts are recorded. */
    void recorded(List<SessionEvent> facts) {
        if (facts.equals(interrupted)) {
            interrupted.clear();
        }
    }

    /** This session, with {@code subject} wherever that is, as another core can go on from to try out what happens. */
    StoredSession snapshot(SessionName session, QueuedCampaign subject, Moment now) {
        List<StoredCampaign> campaigns = new ArrayList<>();
        queue.queued().forEach(campaign -> campaigns.add(campaign.snapshot()));
        queue.scheduled().forEach(campaign -> campaigns.add(campaign.snapshot()));
        if (!subject.isQueued() && !queue.scheduled().contains(subject)) {
            campaigns.add(subject.snapshot());
        }
        return new StoredSession(
                session,
                queue.isHeld(),
                pacing.rules(),
                pacing.startToResume(now),
                pacing.countedToday(),
                /* webhookSeen= */ false,
                campaigns);
    }
}
