package io.turbozap.session.core;

import io.turbozap.actor.CommandException;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendState;
import io.turbozap.session.PauseReason;
import io.turbozap.session.RetryScope;
import io.turbozap.session.SendDetail;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignDeleted;
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
import io.turbozap.session.SessionEvent.PacingChanged;
import io.turbozap.session.SessionEvent.RequestsRetried;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendReturned;
import io.turbozap.session.SessionEvent.SessionHeld;
import io.turbozap.session.SessionEvent.SessionReleased;
import io.turbozap.session.UncertainAction;
import io.turbozap.session.command.SessionCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The handler of commands, each of which gives events to record, none if it asks for what is so already, or a refusal.
 */
public final class CommandHandler {

    /**
     * The answer to a command.
     *
     * @param refusal why nothing happens, or null
     */
    public record Verdict(
            List<SessionEvent> events, @Nullable CommandException refusal) {

        static final Verdict NOTHING = new Verdict(List.of(), null);

        static Verdict of(SessionEvent... events) {
            return new Verdict(List.of(events), null);
        }

        static Verdict refused(CommandException refusal) {
            return new Verdict(List.of(), refusal);
        }

        static Verdict conflict(String reason) {
            return refused(new CommandException(CommandException.Code.CONFLICT, reason));
        }
    }

    static final String BY_OPERATOR = "sent again by the operator";

    private final SessionQueue queue;

    public CommandHandler(SessionQueue queue) {
        this.queue = queue;
    }

    /** The refusal of a command about a campaign that is not there. */
    public static CommandException notFound() {
        return new CommandException(CommandException.Code.NOT_FOUND, "Campaign not found");
    }

    /** Decides a command that changes something. */
    public Verdict decide(SessionCommand<?> command, ClockReading now) {
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
        return new Verdict(events, null);
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
            return retry(campaign, id, retry.scope(), now);
        }
        if (command instanceof SessionCommand.RetrySome some) {
            return retry(campaign, some, now);
        }
        if (command instanceof SessionCommand.Settle settle) {
            return settle(campaign, id, settle, now);
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
        if (campaign.status == CampaignStatus.COMPLETED) {
            return Verdict.conflict("Campaign already completed");
        }
        List<SessionEvent> events = new ArrayList<>(2);
        if (campaign.status == CampaignStatus.PAUSED) {
            events.add(new CampaignResumed(id));
        } else if (campaign.status != CampaignStatus.RUNNING) {
            events.add(new CampaignStarted(id, now.wall()));
        }
        if (queue.isHeld() && !campaign.released) {
            events.add(new CampaignReleased(id));
        }
        return new Verdict(events, null);
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
        return Verdict.conflict("Campaign is " + campaign.status.wireName() + " and cannot be " + wish);
    }

    private static Verdict stop(QueuedCampaign campaign, CampaignId id) {
        if (campaign.status == CampaignStatus.SCHEDULED) {
            return Verdict.of(new CampaignUnscheduled(id));
        }
        return campaign.isQueued() ? Verdict.of(new CampaignStopped(id)) : Verdict.NOTHING;
    }

    private static Verdict retry(QueuedCampaign campaign, CampaignId id, RetryScope scope, ClockReading now) {
        boolean failed = scope != RetryScope.PENDING && campaign.sendStates.count(SendState.FAILED) > 0;
        int stoppedWith = campaign.status == CampaignStatus.STOPPED ? campaign.sendStates.count(SendState.PENDING) : 0;
        boolean left = scope != RetryScope.FAILED && stoppedWith > 0;
        if (!failed && !left) {
            boolean goesOn = scope != RetryScope.FAILED && campaign.isQueued();
            return goesOn ? Verdict.NOTHING : Verdict.conflict("Campaign has nothing to retry");
        }
        if (stoppedWith > 0 && !left) {
            return leftByStop(stoppedWith);
        }
        List<SessionEvent> events = new ArrayList<>(2);
        if (failed) {
            events.add(new CampaignRetried(id));
        }
        if (!campaign.isQueued()) {
            events.add(new CampaignStarted(id, now.wall()));
        }
        return new Verdict(events, null);
    }

    private static Verdict leftByStop(int requests) {
        return Verdict.conflict(
                "Campaign was stopped with " + requests + " requests left, which would be sent too: retry all of it");
    }

    private static Verdict retry(QueuedCampaign campaign, SessionCommand.RetrySome some, ClockReading now) {
        List<Integer> failed = some.requests().stream().distinct().toList();
        String stranger = firstElsewhere(campaign, failed, SendState.FAILED);
        if (stranger != null) {
            return Verdict.conflict(stranger + " has not failed");
        }
        int left = campaign.sendStates.count(SendState.PENDING);
        if (campaign.status == CampaignStatus.STOPPED && left > 0) {
            return leftByStop(left);
        }
        List<SessionEvent> events = new ArrayList<>(failed.size() + 2);
        events.add(new RequestsRetried(some.campaign(), failed.size(), now.wall()));
        failed.forEach(index -> events.add(new SendReturned(some.campaign(), index, null, BY_OPERATOR, now.wall())));
        if (!campaign.isQueued()) {
            events.add(new CampaignStarted(some.campaign(), now.wall()));
        }
        return new Verdict(events, null);
    }

    /** Names the first of these requests that is not in {@code state}, or gives null if all are. */
    private static @Nullable String firstElsewhere(QueuedCampaign campaign, List<Integer> requests, SendState state) {
        for (int index : requests) {
            if (index < 0 || index >= campaign.sendStates.total() || campaign.sendStates.state(index) != state) {
                return "Request " + index;
            }
        }
        return null;
    }

    private static Verdict settle(
            QueuedCampaign campaign, CampaignId id, SessionCommand.Settle settle, ClockReading now) {
        List<Integer> named = settle.requests();
        List<Integer> uncertain =
                named == null ? uncertain(campaign) : named.stream().distinct().toList();
        String stranger = firstElsewhere(campaign, uncertain, SendState.UNCERTAIN);
        if (stranger != null) {
            return Verdict.conflict(stranger + " is not uncertain");
        }
        if (uncertain.isEmpty()) {
            return Verdict.conflict("Campaign has nothing uncertain");
        }
        List<SessionEvent> events = new ArrayList<>(uncertain.size() + 2);
        events.add(new CampaignSettled(id, uncertain.size(), now.wall()));
        for (int index : uncertain) {
            String messageId = messageId(campaign, index);
            events.add(
                    settle.action() == UncertainAction.ACCEPT
                            ? new SendCompleted(id, index, messageId, now.wall())
                            : new SendReturned(id, index, messageId, BY_OPERATOR, now.wall()));
        }
        if (settle.action() == UncertainAction.RESEND && campaign.status == CampaignStatus.COMPLETED) {
            events.add(new CampaignStarted(id, now.wall()));
        }
        return new Verdict(events, null);
    }

    private static List<Integer> uncertain(QueuedCampaign campaign) {
        List<Integer> found = new ArrayList<>();
        int index = campaign.sendStates.find(SendState.UNCERTAIN, 0, Integer.MAX_VALUE);
        while (index >= 0) {
            found.add(index);
            index = campaign.sendStates.find(SendState.UNCERTAIN, index + 1, Integer.MAX_VALUE);
        }
        return found;
    }

    private static @Nullable String messageId(QueuedCampaign campaign, int index) {
        SendDetail detail = campaign.details.get(index);
        return detail == null ? null : detail.messageId();
    }

    private static Verdict update(QueuedCampaign campaign, SessionCommand.Update update, ClockReading now) {
        if (campaign.startedAt != null) {
            return Verdict.conflict("Campaign has already started");
        }
        Campaign replacement = update.replacement();
        return Verdict.of(
                replacement.session().equals(campaign.campaign.session())
                        ? new CampaignReplaced(replacement, update.scheduledAt(), now.wall())
                        : new CampaignMoved(replacement, update.scheduledAt(), now.wall()));
    }

    private static Verdict retire(QueuedCampaign campaign, CampaignId id) {
        return campaign.status == CampaignStatus.COMPLETED && !isOpen(campaign)
                ? Verdict.of(new CampaignRetired(id))
                : Verdict.NOTHING;
    }

    private static Verdict delete(QueuedCampaign campaign, CampaignId id) {
        if (campaign.isQueued()) {
            return Verdict.conflict("Campaign is " + campaign.status.wireName() + ": stop it first");
        }
        return isOpen(campaign)
                ? Verdict.conflict("A request of the campaign is still with WAHA: try again when it is done")
                : Verdict.of(new CampaignDeleted(id));
    }

    private static boolean isOpen(QueuedCampaign campaign) {
        return campaign.sendStates.count(SendState.EXECUTING) > 0 || campaign.isSettling;
    }
}
