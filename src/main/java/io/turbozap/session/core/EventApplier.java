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
import io.turbozap.session.SessionEvent.OfCampaign;
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
            QueuedCampaign campaign = queue.get(ofRequest.campaign());
            queue.touch(campaign);
            applyToRequest(ofRequest, campaign);
        } else if (event instanceof OfCampaign ofCampaign) {
            applyToCampaign(ofCampaign, now);
        } else if (event == SessionHeld.INSTANCE) {
            queue.hold();
        } else if (event == SessionReleased.INSTANCE) {
            queue.release();
        } else if (event instanceof PacingChanged changed) {
            pacing.keepTo(changed.rules());
        } else if (event == WebhookSeen.INSTANCE) {
            acks.webhookSeen();
        } else {
            throw unknown(event);
        }
    }

    private static IllegalStateException unknown(SessionEvent event) {
        return new IllegalStateException("unknown event " + event.getClass());
    }

    private void applyToRequest(OfRequest event, QueuedCampaign campaign) {
        SendProgress progress = campaign.progress();
        int index = event.index();
        boolean surelyNotSent = progress.state(index) == SendState.EXECUTING;
        if (event instanceof SendIntended intended) {
            queue.move(campaign, index, SendState.EXECUTING);
            progress.started(index);
            pacing.count(intended.today());
        } else if (event instanceof SendCompleted sent) {
            queue.move(campaign, index, SendState.COMPLETED);
            progress.sent(index, sent.messageId(), sent.at());
        } else if (event instanceof SendFailed failed) {
            queue.move(campaign, index, SendState.FAILED);
            progress.failed(index, failed.reason(), failed.at());
            uncountIf(surelyNotSent);
        } else if (event instanceof SendReturned returned) {
            queue.move(campaign, index, SendState.PENDING);
            progress.returned(index, returned.messageId(), returned.reason(), returned.at());
            uncountIf(surelyNotSent);
        } else if (event instanceof SendUncertain uncertain) {
            queue.move(campaign, index, SendState.UNCERTAIN);
            progress.uncertain(index, uncertain.messageId(), uncertain.reason(), uncertain.at());
        } else if (event instanceof SendSkipped skipped) {
            queue.move(campaign, index, SendState.SKIPPED);
            progress.skipped(index, skipped.reason(), skipped.at());
        } else {
            throw unknown(event);
        }
    }

    private void uncountIf(boolean surelyNotSent) {
        if (surelyNotSent) {
            pacing.uncount();
        }
    }

    private void applyToCampaign(OfCampaign event, long now) {
        if (event instanceof CampaignCreated created) {
            QueuedCampaign campaign = new QueuedCampaign(created.created());
            queue.add(campaign);
            schedule(campaign, created.scheduledAt());
        } else if (event instanceof RequestsRetried) {
            queue.get(event.campaign()).progress().forgetFailures();
        } else if (!(event instanceof CampaignSettled)) { // its requests have events of their own
            QueuedCampaign campaign = queue.get(event.campaign());
            queue.touch(campaign);
            campaign.updated(now);
            change(campaign, event);
        }
    }

    private void change(QueuedCampaign campaign, OfCampaign event) {
        boolean leaves =
                event instanceof CampaignRetired || event instanceof CampaignDeleted || event instanceof CampaignMoved;
        if (leaves) {
            queue.remove(campaign);
        } else if (!prepare(campaign, event) && !run(campaign, event)) {
            throw unknown(event);
        }
    }

    /** Applies what happens to a campaign before it sends; false if {@code event} is another. */
    private boolean prepare(QueuedCampaign campaign, OfCampaign event) {
        if (event instanceof CampaignReplaced replaced) {
            queue.unschedule(campaign);
            campaign.replace(replaced.replacement(), null);
            schedule(campaign, replaced.scheduledAt());
        } else if (event instanceof CampaignUnscheduled) {
            queue.unschedule(campaign);
            campaign.scheduledAt(null);
            campaign.become(CampaignStatus.PENDING);
        } else if (event instanceof CampaignMissed) {
            queue.unschedule(campaign);
            campaign.become(CampaignStatus.MISSED);
        } else if (event instanceof AudienceTaken taken) {
            queue.take(campaign, taken.recipients());
        } else {
            return false;
        }
        return true;
    }

    private void schedule(QueuedCampaign campaign, @Nullable Long startAt) {
        campaign.become(CampaignStatus.PENDING);
        if (startAt != null) {
            queue.schedule(campaign, startAt);
        }
    }

    /** Applies what happens to a campaign in the queue; false if {@code event} is another. */
    private boolean run(QueuedCampaign campaign, OfCampaign event) {
        if (event instanceof CampaignStarted started) {
            queue.unschedule(campaign);
            queue.enter(campaign);
            campaign.started(started.at());
        } else if (event instanceof CampaignPaused paused) {
            campaign.paused(paused.reason());
        } else if (event instanceof CampaignResumed) {
            campaign.become(CampaignStatus.RUNNING);
            campaign.unpaused();
        } else if (event instanceof CampaignStopped) {
            leave(campaign, CampaignStatus.STOPPED);
        } else if (event instanceof CampaignCompleted completed) {
            leave(campaign, CampaignStatus.COMPLETED);
            campaign.completed(completed.at());
        } else if (event instanceof CampaignReleased) {
            campaign.released(true);
        } else if (event instanceof CampaignRetried) {
            queue.retry(campaign);
            campaign.progress().forgetFailures();
        } else {
            return false;
        }
        return true;
    }

    private void leave(QueuedCampaign campaign, CampaignStatus status) {
        campaign.unpaused();
        campaign.released(false);
        queue.leave(campaign, status);
    }
}
