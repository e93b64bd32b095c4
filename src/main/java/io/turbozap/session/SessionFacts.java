package io.turbozap.session;

import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendState;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.CampaignReleased;
import io.turbozap.session.SessionEvent.CampaignResumed;
import io.turbozap.session.SessionEvent.CampaignRetired;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.CampaignStopped;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendIntended;
import io.turbozap.session.SessionEvent.SendReturned;
import io.turbozap.session.SessionEvent.SendUncertain;
import io.turbozap.session.SessionEvent.SessionHeld;
import io.turbozap.session.SessionEvent.SessionReleased;

/** What each fact changes in the queue and its campaigns. The only place where they change. */
final class SessionFacts {

    private final SessionQueue queue;

    SessionFacts(SessionQueue queue) {
        this.queue = queue;
    }

    void apply(SessionEvent fact) {
        if (fact instanceof SendIntended intended) {
            QueuedCampaign campaign = queue.get(intended.campaign());
            queue.move(campaign, intended.index(), SendState.EXECUTING);
            campaign.details.attempted(intended.index());
        } else if (fact instanceof SendCompleted sent) {
            onCompleted(queue.get(sent.campaign()), sent);
        } else if (fact instanceof SendFailed failed) {
            QueuedCampaign campaign = queue.get(failed.campaign());
            queue.move(campaign, failed.index(), SendState.FAILED);
            campaign.failuresInRow++;
            campaign.details.troubled(failed.index(), null, failed.reason(), failed.at());
        } else if (fact instanceof SendReturned returned) {
            QueuedCampaign campaign = queue.get(returned.campaign());
            queue.move(campaign, returned.index(), SendState.PENDING);
            campaign.returned = returned;
            campaign.details.troubled(returned.index(), returned.messageId(), returned.reason(), returned.at());
        } else if (fact instanceof SendUncertain uncertain) {
            QueuedCampaign campaign = queue.get(uncertain.campaign());
            queue.move(campaign, uncertain.index(), SendState.UNCERTAIN);
            campaign.details.troubled(uncertain.index(), uncertain.messageId(), uncertain.reason(), uncertain.at());
        } else {
            applyToCampaign(fact);
        }
    }

    private void applyToCampaign(SessionEvent fact) {
        if (fact instanceof CampaignCreated created) {
            queue.add(new QueuedCampaign(created.created()));
        } else if (fact instanceof CampaignStarted started) {
            onStarted(queue.get(started.campaign()), started);
        } else if (fact instanceof CampaignPaused paused) {
            QueuedCampaign campaign = queue.get(paused.campaign());
            campaign.status = CampaignStatus.PAUSED;
            campaign.pausedBy = paused.reason();
        } else if (fact instanceof CampaignResumed resumed) {
            QueuedCampaign campaign = queue.get(resumed.campaign());
            campaign.status = CampaignStatus.RUNNING;
            clear(campaign);
        } else if (fact instanceof CampaignStopped stopped) {
            leave(queue.get(stopped.campaign()), CampaignStatus.STOPPED);
        } else if (fact instanceof CampaignCompleted completed) {
            QueuedCampaign campaign = queue.get(completed.campaign());
            leave(campaign, CampaignStatus.COMPLETED);
            campaign.completedAt = completed.at();
        } else if (fact instanceof CampaignReleased released) {
            queue.get(released.campaign()).released = true;
        } else if (fact instanceof CampaignRetired retired) {
            queue.remove(retired.campaign());
        } else if (fact == SessionHeld.INSTANCE) {
            queue.hold();
        } else if (fact == SessionReleased.INSTANCE) {
            queue.release();
        } else {
            throw new IllegalStateException("unknown fact " + fact.getClass());
        }
    }

    private void onStarted(QueuedCampaign campaign, CampaignStarted started) {
        clear(campaign);
        queue.enter(campaign);
        if (campaign.startedAt == null) {
            campaign.startedAt = started.at();
        }
    }

    private void leave(QueuedCampaign campaign, CampaignStatus status) {
        clear(campaign);
        campaign.released = false;
        queue.leave(campaign, status);
    }

    private static void clear(QueuedCampaign campaign) {
        campaign.pausedBy = null;
        campaign.failuresInRow = 0;
    }

    private void onCompleted(QueuedCampaign campaign, SendCompleted sent) {
        queue.move(campaign, sent.index(), SendState.COMPLETED);
        campaign.failuresInRow = 0;
        campaign.details.sent(sent.index(), sent.messageId(), sent.at());
    }
}
