package io.turbozap.session.core;

import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.session.PacingRules;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RetryScope;
import io.turbozap.session.UncertainAction;
import io.turbozap.session.port.StoredCampaign;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command to a session's actor. Every command is idempotent. */
public sealed interface SessionCommand extends LocalMessage {

    /** A command about one campaign that has to be there. */
    sealed interface OfCampaign extends SessionCommand {
        CampaignId campaign();
    }

    /** A command that changes nothing. */
    sealed interface Question extends OfCampaign {}

    /**
     * Carry out {@code command}, and record {@code call} with what follows from it.
     *
     * @param call the request that wants it
     */
    record Keyed(SessionCommand command, KeyedRequest call) implements SessionCommand {}

    /** Take this campaign, pending, or scheduled for this time, epoch milliseconds. */
    record Create(Campaign created, @Nullable Long scheduledAt) implements SessionCommand {}

    /** Take this campaign and put it into the queue, both or neither. */
    record Start(Campaign created) implements SessionCommand {}

    /** Take a campaign that is recorded as this session's already. */
    record Adopt(StoredCampaign stored) implements SessionCommand {}

    /** Give a campaign that has not started another content, and its session where that is another one. */
    record Update(Campaign replacement, @Nullable Long scheduledAt) implements OfCampaign {
        @Override
        public CampaignId campaign() {
            return replacement.id();
        }
    }

    /** Put a campaign into the queue, or let it go on. */
    record Execute(CampaignId campaign) implements OfCampaign {}

    /** Let others pass a campaign. */
    record Pause(CampaignId campaign) implements OfCampaign {}

    /** Let a paused campaign go on. */
    record Resume(CampaignId campaign) implements OfCampaign {}

    /** Take a campaign out of the queue. */
    record Stop(CampaignId campaign) implements OfCampaign {}

    /** Send again what did not get through. */
    record Retry(CampaignId campaign, RetryScope scope) implements OfCampaign {}

    /** Send again these requests, all of which failed. */
    record RetrySome(CampaignId campaign, List<Integer> requests) implements OfCampaign {}

    /** Decide about uncertain requests: about these, or about all, when null. */
    record Settle(
            CampaignId campaign,
            UncertainAction action,
            @Nullable List<Integer> requests) implements OfCampaign {}

    /** Forget a completed campaign, which the store still has. */
    record Retire(CampaignId campaign) implements OfCampaign {}

    /** Forget a campaign for good. */
    record Delete(CampaignId campaign) implements OfCampaign {}

    /** Hand out a campaign. */
    record Fetch(CampaignId campaign) implements Question {}

    /** Give a copy of the session, to forecast a campaign. */
    record Foresee(CampaignId campaign) implements Question {}

    /**
     * Show requests of a campaign.
     *
     * @param from the first request to look at
     * @param limit how many to show at most
     */
    record Read(CampaignId campaign, RequestFilter filter, int from, int limit) implements Question {}

    /** Take no command any more, unless there is something to do. */
    enum Rest implements SessionCommand {
        INSTANCE
    }

    /** Hold every lane. */
    enum Hold implements SessionCommand {
        INSTANCE
    }

    /** End the hold. */
    enum Release implements SessionCommand {
        INSTANCE
    }

    /** Keep to these rules, or to the configured ones again. */
    record Pace(@Nullable PacingRules rules) implements SessionCommand {}
}
