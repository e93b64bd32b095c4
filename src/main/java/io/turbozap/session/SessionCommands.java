package io.turbozap.session;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendState;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.CampaignReleased;
import io.turbozap.session.SessionEvent.CampaignResumed;
import io.turbozap.session.SessionEvent.CampaignRetired;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.CampaignStopped;
import io.turbozap.session.SessionEvent.SessionHeld;
import io.turbozap.session.SessionEvent.SessionReleased;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows from a command: facts to record, none if it asks for what is so already, or a refusal. */
final class SessionCommands {

    /**
     * The answer to a command.
     *
     * @param refusal why nothing happens, or null
     */
    record Verdict(List<SessionEvent> facts, @Nullable SessionReply refusal) {

        static final Verdict NOTHING = new Verdict(List.of(), null);

        static Verdict of(SessionEvent... facts) {
            return new Verdict(List.of(facts), null);
        }

        static Verdict refused(SessionReply refusal) {
            return new Verdict(List.of(), refusal);
        }
    }

    private final SessionQueue queue;

    SessionCommands(SessionQueue queue) {
        this.queue = queue;
    }

    /** Decides a command; {@link SessionCommand.Read} is answered elsewhere. */
    Verdict decide(SessionCommand command, Moment now) {
        if (command instanceof SessionCommand.Create create) {
            return queue.find(create.campaign().id()) == null
                    ? Verdict.of(new CampaignCreated(create.campaign()))
                    : Verdict.NOTHING;
        }
        if (command == SessionCommand.Hold.INSTANCE) {
            return queue.isHeldThroughout() ? Verdict.NOTHING : Verdict.of(SessionHeld.INSTANCE);
        }
        if (command == SessionCommand.Release.INSTANCE) {
            return queue.isHeld() ? Verdict.of(SessionReleased.INSTANCE) : Verdict.NOTHING;
        }
        QueuedCampaign campaign = queue.find(campaignOf(command));
        return campaign == null
                ? Verdict.refused(SessionReply.NotFound.INSTANCE)
                : decide(command, campaign, campaign.campaign.id(), now);
    }

    /** The campaign that a command is about. */
    static CampaignId campaignOf(SessionCommand command) {
        if (command instanceof SessionCommand.Execute execute) {
            return execute.campaign();
        }
        if (command instanceof SessionCommand.Pause pause) {
            return pause.campaign();
        }
        if (command instanceof SessionCommand.Resume resume) {
            return resume.campaign();
        }
        if (command instanceof SessionCommand.Stop stop) {
            return stop.campaign();
        }
        if (command instanceof SessionCommand.Retire retire) {
            return retire.campaign();
        }
        if (command instanceof SessionCommand.Read read) {
            return read.campaign();
        }
        if (command instanceof SessionCommand.Create create) {
            return create.campaign().id();
        }
        throw new IllegalArgumentException("no campaign in " + command.getClass());
    }

    private Verdict decide(SessionCommand command, QueuedCampaign campaign, CampaignId id, Moment now) {
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
            return campaign.isQueued() ? Verdict.of(new CampaignStopped(id)) : Verdict.NOTHING;
        }
        if (command instanceof SessionCommand.Retire) {
            return retire(campaign, id);
        }
        throw new IllegalStateException("unknown command " + command.getClass());
    }

    private Verdict execute(QueuedCampaign campaign, CampaignId id, Moment now) {
        if (campaign.status == CampaignStatus.COMPLETED) {
            return Verdict.refused(new SessionReply.Conflict("Campaign already completed"));
        }
        List<SessionEvent> facts = new ArrayList<>(2);
        if (campaign.status == CampaignStatus.PAUSED) {
            facts.add(new CampaignResumed(id));
        } else if (campaign.status != CampaignStatus.RUNNING) {
            facts.add(new CampaignStarted(id, now.wall()));
        }
        if (queue.isHeld() && !campaign.released) {
            facts.add(new CampaignReleased(id));
        }
        return new Verdict(facts, null);
    }

    private static Verdict pause(QueuedCampaign campaign, CampaignId id) {
        if (!campaign.isQueued()) {
            return notQueued(campaign, "paused");
        }
        return campaign.status == CampaignStatus.PAUSED
                ? Verdict.NOTHING
                : Verdict.of(new CampaignPaused(id, PauseReason.OPERATOR));
    }

    private static Verdict resume(QueuedCampaign campaign, CampaignId id) {
        if (!campaign.isQueued()) {
            return notQueued(campaign, "resumed");
        }
        return campaign.status == CampaignStatus.RUNNING ? Verdict.NOTHING : Verdict.of(new CampaignResumed(id));
    }

    private static Verdict notQueued(QueuedCampaign campaign, String wish) {
        return Verdict.refused(
                new SessionReply.Conflict("Campaign is " + campaign.status.wireName() + " and cannot be " + wish));
    }

    private static Verdict retire(QueuedCampaign campaign, CampaignId id) {
        boolean over = campaign.status == CampaignStatus.COMPLETED && campaign.progress.count(SendState.EXECUTING) == 0;
        return over ? Verdict.of(new CampaignRetired(id)) : Verdict.NOTHING;
    }
}
