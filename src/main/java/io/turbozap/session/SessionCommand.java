package io.turbozap.session;

import io.turbozap.bus.LocalMessage;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendState;
import org.jspecify.annotations.Nullable;

/** What a session's actor can be asked. Every command is idempotent. */
sealed interface SessionCommand extends LocalMessage {

    /** Take this campaign, pending. */
    record Create(Campaign campaign) implements SessionCommand {}

    /** Put a campaign into the queue, or let it go on. */
    record Execute(CampaignId campaign) implements SessionCommand {}

    /** Let others pass a campaign. */
    record Pause(CampaignId campaign) implements SessionCommand {}

    /** Let a paused campaign go on. */
    record Resume(CampaignId campaign) implements SessionCommand {}

    /** Take a campaign out of the queue. */
    record Stop(CampaignId campaign) implements SessionCommand {}

    /** Hold every lane. */
    enum Hold implements SessionCommand {
        INSTANCE
    }

    /** End the hold. */
    enum Release implements SessionCommand {
        INSTANCE
    }

    /** Forget a completed campaign. */
    record Retire(CampaignId campaign) implements SessionCommand {}

    /**
     * Show requests of a campaign.
     *
     * @param state only those in this state, or null for all
     * @param from the first request to look at
     * @param limit how many to show at the most
     */
    record Read(CampaignId campaign, @Nullable SendState state, int from, int limit) implements SessionCommand {}
}
