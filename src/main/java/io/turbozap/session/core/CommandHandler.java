package io.turbozap.session.core;

import io.turbozap.actor.CommandException;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendState;
import io.turbozap.session.PauseReason;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignDeleted;
import io.turbozap.session.SessionEvent.CampaignMoved;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.CampaignReleased;
import io.turbozap.session.SessionEvent.CampaignReplaced;
import io.turbozap.session.SessionEvent.CampaignResumed;
import io.turbozap.session.SessionEvent.CampaignRetired;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.CampaignStopped;
import io.turbozap.session.SessionEvent.CampaignUnscheduled;
import io.turbozap.session.SessionEvent.PacingChanged;
import io.turbozap.session.SessionEvent.SessionHeld;
import io.turbozap.session.SessionEvent.SessionReleased;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.command.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The handler of commands, each of which gives events to record, none if it asks for what is so already, or a refusal.
 */
public final class CommandHandler {

    private final SessionQueue queue;

    CommandHandler(SessionQueue queue) {
        this.queue = queue;
    }

    /** The refusal of a command about a campaign that is not there. */
    public static CommandException notFound() {
        return new CommandException(CommandException.Code.NOT_FOUND, "Campaign not found");
    }

    /** Decides a command that changes something. */
    Verdict decide(SessionCommand<?> command, ClockReading now) {
        if (command instanceof SessionCommand.OfCampaign<?> ofCampaign) {
            QueuedCampaign campaign = queue.find(ofCampaign.campaign());
            return campaign == null
                    ? Verdict.refused(notFound())
                    : decide(ofCampaign, campaign, ofCampaign.campaign(), now);
        }
        if (command instanceof SessionCommand.Create create) {
            return queue.find(create.created().id()) == null
                    ? Verdict.of(new CampaignCreated(create.created(), create.scheduledAt()))
                    : Verdict.NOTHING;
        }
        if (command instanceof SessionCommand.Start start) {
            return start(start.created(), now);
        }
        if (command == SessionCommand.Hold.INSTANCE) {
            return queue.isHeldThroughout() ? Verdict.NOTHING : Verdict.of(SessionHeld.INSTANCE);
        }
        if (command == SessionCommand.Release.INSTANCE) {
            return queue.isHeld() ? Verdict.of(SessionReleased.INSTANCE) : Verdict.NOTHING;
        }
        if (command instanceof SessionCommand.Pace pace) {
            return Verdict.of(new PacingChanged(pace.rules()));
        }
        throw new IllegalStateException("unknown command " + command.getClass());
    }

    private Verdict start(Campaign campaign, ClockReading now) {
        if (queue.find(campaign.id()) != null) {
            return Verdict.NOTHING;
        }
        List<SessionEvent> events = new ArrayList<>(3);
        events.add(new CampaignCreated(campaign, null));
        events.add(new CampaignStarted(campaign.id(), now.wall()));
        if (queue.isHeld()) {
            events.add(new CampaignReleased(campaign.id()));
        }
        return Verdict.of(events);
    }

    private Verdict decide(
            SessionCommand.OfCampaign<?> command, QueuedCampaign campaign, CampaignId id, ClockReading now) {
        if (command instanceof SessionCommand.Execute) {
            return execute(campaign, id, now);
        }
        if (command instanceof SessionCommand.Pause) {
            return pause(campaign, id);
        }
        if (command instanceof SessionCommand.Resume) {
            return resume(campaign, id);
        }
        if (command instanceof SessionCommand.Stop) {
            return stop(campaign, id);
        }
        if (command instanceof SessionCommand.Retry retry) {
            return RetryDecisions.retry(campaign, retry.scope(), now);
        }
        if (command instanceof SessionCommand.RetrySome some) {
            return RetryDecisions.retry(campaign, some.requests(), now);
        }
        if (command instanceof SessionCommand.Settle settle) {
            return RetryDecisions.settle(campaign, settle.action(), settle.requests(), now);
        }
        if (command instanceof SessionCommand.Update update) {
            return update(campaign, update, now);
        }
        if (command instanceof SessionCommand.Retire) {
            return retire(campaign, id);
        }
        if (command instanceof SessionCommand.Delete) {
            return delete(campaign, id);
        }
        throw new IllegalStateException("unknown command " + command.getClass());
    }

    private Verdict execute(QueuedCampaign campaign, CampaignId id, ClockReading now) {
        if (campaign.status() == CampaignStatus.COMPLETED) {
            return Verdict.conflict("Campaign already completed");
        }
        List<SessionEvent> events = new ArrayList<>(2);
        if (campaign.status() == CampaignStatus.PAUSED) {
            events.add(new CampaignResumed(id));
        } else if (campaign.status() != CampaignStatus.RUNNING) {
            events.add(new CampaignStarted(id, now.wall()));
        }
        if (queue.isHeld() && !campaign.isReleased()) {
            events.add(new CampaignReleased(id));
        }
        return Verdict.of(events);
    }

    private static Verdict pause(QueuedCampaign campaign, CampaignId id) {
        if (!campaign.isQueued()) {
            return notQueued(campaign, "paused");
        }
        return campaign.status() == CampaignStatus.PAUSED
                ? Verdict.NOTHING
                : Verdict.of(new CampaignPaused(id, PauseReason.OPERATOR));
    }

    private static Verdict resume(QueuedCampaign campaign, CampaignId id) {
        if (!campaign.isQueued()) {
            return notQueued(campaign, "resumed");
        }
        return campaign.status() == CampaignStatus.RUNNING ? Verdict.NOTHING : Verdict.of(new CampaignResumed(id));
    }

    private static Verdict notQueued(QueuedCampaign campaign, String wish) {
        return Verdict.conflict("Campaign is " + campaign.status().wireName() + " and cannot be " + wish);
    }

    private static Verdict stop(QueuedCampaign campaign, CampaignId id) {
        if (campaign.status() == CampaignStatus.SCHEDULED) {
            return Verdict.of(new CampaignUnscheduled(id));
        }
        return campaign.isQueued() ? Verdict.of(new CampaignStopped(id)) : Verdict.NOTHING;
    }

    private static Verdict update(QueuedCampaign campaign, SessionCommand.Update update, ClockReading now) {
        if (campaign.hasStarted()) {
            return Verdict.conflict("Campaign has already started");
        }
        Campaign replacement = update.replacement();
        return Verdict.of(
                replacement.session().equals(campaign.content().session())
                        ? new CampaignReplaced(replacement, update.scheduledAt(), now.wall())
                        : new CampaignMoved(replacement, update.scheduledAt(), now.wall()));
    }

    private static Verdict retire(QueuedCampaign campaign, CampaignId id) {
        return campaign.status() == CampaignStatus.COMPLETED && !isOpen(campaign)
                ? Verdict.of(new CampaignRetired(id))
                : Verdict.NOTHING;
    }

    private static Verdict delete(QueuedCampaign campaign, CampaignId id) {
        if (campaign.isQueued()) {
            return Verdict.conflict("Campaign is " + campaign.status().wireName() + ": stop it first");
        }
        return isOpen(campaign)
                ? Verdict.conflict("A request of the campaign is still with WAHA: try again when it is done")
                : Verdict.of(new CampaignDeleted(id));
    }

    private static boolean isOpen(QueuedCampaign campaign) {
        return campaign.progress().count(SendState.EXECUTING) > 0 || campaign.isSettling();
    }
}
