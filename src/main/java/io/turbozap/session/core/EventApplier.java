package io.turbozap.session.core;

import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendState;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.AudienceTaken;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignDeleted;
import io.turbozap.session.SessionEvent.CampaignMissed;
import io.turbozap.session.SessionEvent.CampaignMoved;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.CampaignReleased;
import io.turbozap.session.SessionEvent.CampaignReplaced;
import io.turbozap.session.SessionEvent.CampaignResumed;
import io.turbozap.session.SessionEvent.CampaignRetired;
import io.turbozap.session.SessionEvent.CampaignRetried;
import io.turbozap.session.SessionEvent.CampaignSettled;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.CampaignStopped;
import io.turbozap.session.SessionEvent.CampaignUnscheduled;
import io.turbozap.session.SessionEvent.OfRequest;
import io.turbozap.session.SessionEvent.PacingChanged;
import io.turbozap.session.SessionEvent.RequestsRetried;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendIntended;
import io.turbozap.session.SessionEvent.SendReturned;
import io.turbozap.session.SessionEvent.SendSkipped;
import io.turbozap.session.SessionEvent.SendUncertain;
import io.turbozap.session.SessionEvent.SessionHeld;
import io.turbozap.session.SessionEvent.SessionReleased;
import io.turbozap.session.SessionEvent.WebhookSeen;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The applier of events to a session. The only place where its queue and campaigns change. */
final class EventApplier {

    private final SessionQueue queue;
    private final Pacing pacing;
    private final AckWatch acks;

    EventApplier(SessionQueue queue, Pacing pacing, AckWatch acks) {
        this.queue = queue;
        this.pacing = pacing;
        this.acks = acks;
    }

    /** @param now epoch milliseconds */
    void apply(SessionEvent fact, long now) {
        if (fact instanceof OfRequest ofRequest) {
            applyToRequest(ofRequest, queue.get(ofRequest.campaign()));
        } else if (fact == SessionHeld.INSTANCE) {
            queue.hold();
        } else if (fact == SessionReleased.INSTANCE) {
            queue.release();
        } else if (fact instanceof PacingChanged changed) {
            pacing.keepTo(changed.rules());
        } else if (fact == WebhookSeen.INSTANCE) {
            acks.webhookSeen();
        } else if (fact instanceof CampaignCreated created) {
            queue.add(new QueuedCampaign(created.created()));
            schedule(queue.get(created.campaign()), created.scheduledAt());
        } else if (fact instanceof RequestsRetried retried) {
            queue.get(retried.campaign()).failuresInRow = 0;
        } else if (!(fact instanceof CampaignSettled)) { // its requests have facts of their own
            applyToCampaign(fact, queue.get(Objects.requireNonNull(fact.campaignId())), now);
        }
    }

    private void applyToRequest(OfRequest fact, QueuedCampaign campaign) {
        queue.touch(campaign);
        int index = fact.index();
        boolean surelyNotSent = campaign.sendStates.state(index) == SendState.EXECUTING;
        if (fact instanceof SendIntended intended) {
            queue.move(campaign, index, SendState.EXECUTING);
            campaign.details.attempted(index);
            pacing.count(intended.today());
        } else if (fact instanceof SendCompleted sent) {
            queue.move(campaign, index, SendState.COMPLETED);
            campaign.failuresInRow = 0;
            campaign.forgetMessageId(index);
            campaign.forgetDoubt(index);
            campaign.details.sent(index, sent.messageId(), sent.at());
        } else if (fact instanceof SendFailed failed) {
            queue.move(campaign, index, SendState.FAILED);
            campaign.failuresInRow++;
            campaign.forgetMessageId(index);
            campaign.details.troubled(index, null, failed.reason(), failed.at());
            campaign.endDoubt(index);
            uncountIf(surelyNotSent);
        } else if (fact instanceof SendReturned returned) {
            queue.move(campaign, index, SendState.PENDING);
            campaign.searchedTo = Math.min(campaign.searchedTo, index);
            campaign.keepMessageId(index, returned.messageId());
            campaign.details.troubled(index, returned.messageId(), returned.reason(), returned.at());
            uncountIf(surelyNotSent);
        } else if (fact instanceof SendUncertain uncertain) {
            queue.move(campaign, index, SendState.UNCERTAIN);
            campaign.details.troubled(index, uncertain.messageId(), uncertain.reason(), uncertain.at());
        } else if (fact instanceof SendSkipped skipped) {
            queue.move(campaign, index, SendState.SKIPPED);
            campaign.forgetDoubt(index);
            campaign.details.skipped(index, skipped.reason(), skipped.at());
        } else {
            throw new IllegalStateException("unknown fact " + fact.getClass());
        }
    }

    private void uncountIf(boolean surelyNotSent) {
        if (surelyNotSent) {
            pacing.uncount();
        }
    }

    private void applyToCampaign(SessionEvent fact, QueuedCampaign campaign, long now) {
        queue.touch(campaign);
        campaign.updatedAt = now;
        if (fact instanceof CampaignStarted started) {
            start(campaign, started.at());
        } else if (fact instanceof CampaignPaused paused) {
            campaign.status = CampaignStatus.PAUSED;
            campaign.pausedBy = paused.reason();
        } else if (fact instanceof CampaignResumed) {
            campaign.status = CampaignStatus.RUNNING;
            clear(campaign);
        } else if (fact instanceof CampaignStopped) {
            leave(campaign, CampaignStatus.STOPPED);
        } else if (fact instanceof CampaignCompleted completed) {
            leave(campaign, CampaignStatus.COMPLETED);
            campaign.completedAt = completed.at();
        } else if (fact instanceof CampaignReleased) {
            campaign.released = true;
        } else if (fact instanceof CampaignReplaced replaced) {
            queue.unschedule(campaign);
            campaign.replace(replaced.replacement(), null);
            schedule(campaign, replaced.scheduledAt());
        } else if (fact instanceof CampaignUnscheduled) {
            queue.unschedule(campaign);
            campaign.status = CampaignStatus.PENDING;
            campaign.scheduledAt = null;
        } else if (fact instanceof CampaignMissed) {
            queue.unschedule(campaign);
            campaign.status = CampaignStatus.MISSED;
        } else if (fact instanceof AudienceTaken taken) {
            queue.take(campaign, taken.recipients());
        } else if (fact instanceof CampaignRetried) {
            queue.retry(campaign);
            campaign.failuresInRow = 0;
        } else if (fact instanceof CampaignRetired
                || fact instanceof CampaignDeleted
                || fact instanceof CampaignMoved) {
            queue.remove(campaign);
        } else {
            throw new IllegalStateException("unknown fact " + fact.getClass());
        }
    }

    private void schedule(QueuedCampaign campaign, @Nullable Long startAt) {
        campaign.status = CampaignStatus.PENDING;
        if (startAt != null) {
            queue.schedule(campaign, startAt);
        }
    }

    private void start(QueuedCampaign campaign, long at) {
        clear(campaign);
        queue.unschedule(campaign);
        queue.enter(campaign);
        campaign.completedAt = null;
        if (campaign.startedAt == null) {
            campaign.startedAt = at;
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
}
