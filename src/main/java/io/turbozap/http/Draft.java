package io.turbozap.http;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;
import io.turbozap.session.CampaignView;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as somebody wants it.
 *
 * @param scheduledAt when it shall start by itself, epoch milliseconds, or null to wait for a command
 * @param executes whether it shall start at once
 * @param findings what is to be said of it
 */
record Draft(Campaign campaign, @Nullable Long scheduledAt, boolean executes, Findings findings) {

    Draft(Campaign campaign, @Nullable Long scheduledAt) {
        this(campaign, scheduledAt, /* executes= */ false, Findings.NONE);
    }

    /** What a scheduled one shows of itself before anything became of it. */
    CampaignView asView() {
        return new CampaignView(
                campaign.head(),
                CampaignStatus.SCHEDULED,
                new SendCounts(campaign.totalRequests(), 0, 0, 0, 0, 0),
                null,
                scheduledAt,
                null,
                null,
                campaign.createdAt().toEpochMilli());
    }
}
