package io.turbozap.session.core;

import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendState;
import io.turbozap.session.PauseReason;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignMissed;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.CampaignStarted;
import java.util.ArrayList;
import java.util.List;

/**
 * The transitions that follow from what is already true: of campaigns whose time has come, that are done, or that fail
 * too often.
 */
final class AutomaticTransitions {

    /** Many campaigns may be due after a downtime; the rest follows in the next turn. */
    private static final int MOST_AT_ONCE = 500;

    private final SessionPolicy policy;
    private final SessionQueue queue;

    AutomaticTransitions(SessionPolicy policy, SessionQueue queue) {
        this.policy = policy;
        this.queue = queue;
    }

    /**
     * The events that follow by now. They follow again until they are applied.
     *
     * @param starts whether campaigns whose time has come are started
     */
    List<SessionEvent> at(ClockReading now, boolean starts) {
        List<SessionEvent> found = new ArrayList<>(0);
        queue.seeTo(campaign -> add(found, campaign, now));
        if (starts) {
            addDue(found, now);
        }
        return found;
    }

    /** Adds what follows from the state of {@code campaign}; false if nothing does. */
    private boolean add(List<SessionEvent> found, QueuedCampaign campaign, ClockReading now) {
        if (isDone(campaign)) {
            return found.add(new CampaignCompleted(campaign.id(), now.wall()));
        }
        return isOverBudget(campaign) && found.add(new CampaignPaused(campaign.id(), PauseReason.ERROR_BUDGET));
    }

    private void addDue(List<SessionEvent> found, ClockReading now) {
        for (QueuedCampaign campaign : queue.scheduled()) {
            if (campaign.scheduledAt() == null || campaign.scheduledAt() > now.wall() || found.size() >= MOST_AT_ONCE) {
                break;
            }
            found.add(
                    isTooLate(campaign, campaign.scheduledAt(), now)
                            ? new CampaignMissed(campaign.id(), now.wall())
                            : new CampaignStarted(campaign.id(), now.wall()));
        }
    }

    /** The lateness counts from the later of its time and its last change, for a time in the past is meant as now. */
    private boolean isTooLate(QueuedCampaign campaign, long scheduledAt, ClockReading now) {
        return now.wall() - Math.max(scheduledAt, campaign.updatedAt()) > policy.maxLateness();
    }

    private static boolean isDone(QueuedCampaign campaign) {
        return campaign.isQueued()
                && !campaign.hasAudience()
                && !campaign.hasPending()
                && campaign.progress().count(SendState.EXECUTING) == 0
                && !campaign.isSettling();
    }

    private boolean isOverBudget(QueuedCampaign campaign) {
        return campaign.status() == CampaignStatus.RUNNING
                && policy.errorBudget() > 0
                && campaign.progress().failuresInRow() >= policy.errorBudget();
    }
}
