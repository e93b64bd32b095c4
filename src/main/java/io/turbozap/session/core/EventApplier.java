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
    void apply(SessionEvent event, long now) {
        if (event instanceof OfRequest ofRequest) {
            applyToRequest(ofRequest, queue.get(ofRequest.campaign()));
        } else if (event == SessionHeld.INSTANCE) {
            queue.hold();
        } else if (event == SessionReleased.INSTANCE) {
            queue.release();
        } else if (event instanceof PacingChanged changed) {
            pacing.keepTo(changed.rules());
        } else if (event == WebhookSeen.INSTANCE) {
            acks.webhookSeen();
        } else if (event instanceof CampaignCreated created) {
            queue.add(new QueuedCampaign(created.created()));
            schedule(queue.get(created.campaign()), created.scheduledAt());
        } else if (event instanceof RequestsRetried retried) {
            queue.get(retried.campaign()).failuresInRow = 0;
        } else if (!(event instanceof CampaignSettled)) { // its requests have events of their own
            applyToCampaign(event, queue.get(Objects.requireNonNull(event.campaignId())), now);
        }
    }

    private void applyToRequest(OfRequest event, QueuedCampaign campaign) {
        queue.touch(campaign);
        int index = event.index();
        boolean surelyNotSent = campaign.sendStates.state(index) == SendState.EXECUTING;
        if (event instanceof SendIntended intended) {
            queue.move(campaign, index, SendState.EXECUTING);
            campaign.details.attempted(index);
            pacing.count(intended.today());
        } else if (event instanceof SendCompleted sent) {
            queue.move(campaign, index, SendState.COMPLETED);
            campaign.failuresInRow = 0;
            campaign.forgetMessageId(index);
            campaign.forgetDoubt(index);
            campaign.details.sent(index, sent.messageId(), sent.at());
        } else if (event instanceof SendFailed failed) {
            queue.move(campaign, index, SendState.FAILED);
            campaign.failuresInRow++;
            campaign.forgetMessageId(index);
            campaign.details.troubled(index, null, failed.reason(), failed.at());
            campaign.endDoubt(index);
            uncountIf(surelyNotSent);
        } else if (event instanceof SendReturned returned) {
            queue.move(campaign, index, SendState.PENDING);
            campaign.searchedTo = Math.min(campaign.searchedTo, index);
            campaign.keepMessageId(index, returned.messageId());
            campaign.details.troubled(index, returned.messageId(), returned.reason(), returned.at());
            uncountIf(surelyNotSent);
        } else if (event instanceof SendUncertain uncertain) {
            queue.move(campaign, index, SendState.UNCERTAIN);
            campaign.details.troubled(index, uncertain.messageId(), uncertain.reason(), uncertain.at());
        } else if (event instanceof SendSkipped skipped) {
            queue.move(campaign, index, SendState.SKIPPED);
            campaign.forgetDoubt(index);
            campaign.details.skipped(index, skipped.reason(), skipped.at());
        } else {
            throw new IllegalStateException("unknown event " + event.getClass());
        }
    }

    private void uncountIf(boolean surelyNotSent) {
        if (surelyNotSent) {
            pacing.uncount();
        }
    }

    private void applyToCampaign(SessionEvent event, QueuedCampaign campaign, long now) {
        queue.touch(campaign);
        campaign.updatedAt = now;
        if (event instanceof CampaignStarted started) {
            start(campaign, started.at());
        } else if (event instanceof CampaignPaused paused) {
            campaign.status = CampaignStatus.PAUSED;
            campaign.pausedBy = paused.reason();
        } else if (event instanceof CampaignResumed) {
            campaign.status = CampaignStatus.RUNNING;
            clear(campaign);
        } else if (event instanceof CampaignStopped) {
            leave(campaign, CampaignStatus.STOPPED);
        } else if (event instanceof CampaignCompleted completed) {
            leave(campaign, CampaignStatus.COMPLETED);
            campaign.completedAt = completed.at();
        } else if (event instanceof CampaignReleased) {
            campaign.released = true;
        } else if (event instanceof CampaignReplaced replaced) {
            queue.unschedule(campaign);
            campaign.replace(replaced.replacement(), null);
            schedule(campaign, replaced.scheduledAt());
        } else if (event instanceof CampaignUnscheduled) {
            queue.unschedule(campaign);
            campaign.status = CampaignStatus.PENDING;
            campaign.scheduledAt = null;
        } else if (event instanceof CampaignMissed) {
            queue.unschedule(campaign);
            campaign.status = CampaignStatus.MISSED;
        } else if (event instanceof AudienceTaken taken) {
            queue.take(campaign, taken.recipients());
        } else if (event instanceof CampaignRetried) {
            queue.retry(campaign);
            campaign.failuresInRow = 0;
        } else if (event instanceof CampaignRetired
                || event instanceof CampaignDeleted
                || event instanceof CampaignMoved) {
            queue.remove(campaign);
        } else {
            throw new IllegalStateException("unknown event " + event.getClass());
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
