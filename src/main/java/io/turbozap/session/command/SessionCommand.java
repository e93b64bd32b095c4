package io.turbozap.session.command;

import io.turbozap.actor.Ask;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.session.PacingRules;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RequestPage;
import io.turbozap.session.RetryScope;
import io.turbozap.session.UncertainAction;
import io.turbozap.session.port.StoredCampaign;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command to a session's actor. Every command is idempotent.
 *
 * @param <A> the answer to it
 */
public sealed interface SessionCommand<A> extends Ask<A> {

    /** A command about one campaign that has to be there. */
    sealed interface OfCampaign<A> extends SessionCommand<A> {
        CampaignId campaign();
    }

    /** A command that changes nothing. */
    sealed interface Question<A> extends OfCampaign<A> {}

    /**
     * Carry out {@code command}, and record {@code call} with what follows from it.
     *
     * @param call the request that wants it
     */
    record Keyed<A>(SessionCommand<A> command, KeyedRequest call) implements SessionCommand<A> {}

    /** Take this campaign, pending, or scheduled for this time, epoch milliseconds. */
    record Create(Campaign created, @Nullable Long scheduledAt) implements SessionCommand<CommandResult> {}

    /** Take this campaign and put it into the queue, both or neither. */
    record Start(Campaign created) implements SessionCommand<CommandResult> {}

    /** Take a campaign that is recorded as this session's already. */
    record Adopt(StoredCampaign stored) implements SessionCommand<CommandResult> {}

    /** Give a campaign that has not started another content, and its session where that is another one. */
    record Update(Campaign replacement, @Nullable Long scheduledAt) implements OfCampaign<CommandResult> {
        @Override
        public CampaignId campaign() {
            return replacement.id();
        }
    }

    /** Put a campaign into the queue, or let it go on. */
    record Execute(CampaignId campaign) implements OfCampaign<CommandResult> {}

    /** Let others pass a campaign. */
    record Pause(CampaignId campaign) implements OfCampaign<CommandResult> {}

    /** Let a paused campaign go on. */
    record Resume(CampaignId campaign) implements OfCampaign<CommandResult> {}

    /** Take a campaign out of the queue. */
    record Stop(CampaignId campaign) implements OfCampaign<CommandResult> {}

    /** Send again what did not get through. */
    record Retry(CampaignId campaign, RetryScope scope) implements OfCampaign<CommandResult> {}

    /** Send again these requests, all of which failed. */
    record RetrySome(CampaignId campaign, List<Integer> requests) implements OfCampaign<CommandResult> {}

    /** Decide about uncertain requests: about these, or about all, when null. */
    record Settle(
            CampaignId campaign,
            UncertainAction action,
            @Nullable List<Integer> requests) implements OfCampaign<CommandResult> {}

    /** Forget a completed campaign, which the store still has. */
    record Retire(CampaignId campaign) implements OfCampaign<CommandResult> {}

    /** Forget a campaign for good. */
    record Delete(CampaignId campaign) implements OfCampaign<CommandResult> {}

    /** Hand out a campaign. */
    record Fetch(CampaignId campaign) implements Question<FetchedCampaign> {}

    /** Give a copy of the session, to forecast a campaign. */
    record Foresee(CampaignId campaign) implements Question<SessionSnapshot> {}

    /**
     * Show requests of a campaign.
     *
     * @param from the first request to look at
     * @param limit how many to show at most
     */
    record Read(CampaignId campaign, RequestFilter filter, int from, int limit) implements Question<RequestPage> {}

    /** Take no command any more, unless there is something to do. */
    enum Rest implements SessionCommand<RestReport> {
        INSTANCE
    }

    /** Hold every lane. */
    enum Hold implements SessionCommand<CommandResult> {
        INSTANCE
    }

    /** End the hold. */
    enum Release implements SessionCommand<CommandResult> {
        INSTANCE
    }

    /** Keep to these rules, or to the configured ones again. */
    record Pace(@Nullable PacingRules rules) implements SessionCommand<CommandResult> {}
}
