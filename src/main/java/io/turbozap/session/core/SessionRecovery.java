package io.turbozap.session.core;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredRequest;
import io.turbozap.session.port.StoredSession;
import java.util.ArrayList;
import java.util.List;

/** The recovery of a session from where an earlier process ended, and its snapshot for another to go on from. */
final class SessionRecovery {

    private final SessionState sessionState;
    private final SessionQueue queue;
    private final Pacing pacing;
    /** What was with WAHA when an earlier process ended, until that is recorded. */
    private final List<SessionEvent> interrupted = new ArrayList<>(0);

    SessionRecovery(SessionState sessionState) {
        this.sessionState = sessionState;
        this.queue = sessionState.queue();
        this.pacing = sessionState.pacing();
    }

    /** Goes on where an earlier process ended. */
    void restore(StoredSession stored, ClockReading now) {
        pacing.keepTo(stored.pacing());
        pacing.resume(stored.lastStartUntil(now.wall()), stored.today(), now);
        if (stored.webhookSeen()) {
            sessionState.acks().webhookSeen();
        }
        stored.campaigns().forEach(campaign -> adopt(campaign, now));
        if (stored.held()) {
            queue.keepHeld();
        }
    }

    /** Takes a campaign as it was recorded. */
    void adopt(StoredCampaign stored, ClockReading now) {
        if (queue.find(stored.campaign().id()) != null) {
            return;
        }
        QueuedCampaign campaign = QueuedCampaign.of(stored);
        queue.restore(campaign);
        for (StoredRequest request : stored.details()) {
            if (request.settling()) {
                reopen(campaign, request, now);
            } else if (campaign.progress().earlierStarts().messageId(request.index()) != null) {
                doubt(campaign, request, now);
            }
        }
    }

    /** An earlier start with the same id may still send it. */
    private void doubt(QueuedCampaign campaign, StoredRequest request, ClockReading now) {
        Message message = campaign.request(request.index()).message();
        OpenSend openSend = OpenSend.reopened(request, sessionState.policy().settleAfter(message), now);
        campaign.doubt(request.index(), openSend);
    }

    private void reopen(QueuedCampaign campaign, StoredRequest request, ClockReading now) {
        UncertainSendResolver open = UncertainSendResolver.reopened(campaign, request, sessionState.policy(), now);
        if (campaign.progress().state(request.index()) == SendState.EXECUTING) {
            interrupted.add(open.openSend(now));
        }
        campaign.doubt(request.index(), open.openSend());
        Activity activity = sessionState.activity();
        if (activity.uncertainSendResolver() == null) { // there never was more than one with WAHA at a time
            activity.settle(open);
        }
    }

    /** The events that follow from what was with WAHA when an earlier process ended; empty once they are recorded. */
    List<SessionEvent> interrupted() {
        return interrupted.isEmpty() ? List.of() : List.copyOf(interrupted);
    }

    /** These events are recorded. */
    void recorded(List<SessionEvent> events) {
        if (events.equals(interrupted)) {
            interrupted.clear();
        }
    }

    /** This session, with {@code subject} wherever that is, as another core can go on from to try out what happens. */
    StoredSession snapshot(SessionName session, QueuedCampaign subject, ClockReading now) {
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
