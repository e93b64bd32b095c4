package io.turbozap.http.campaign;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;
import io.turbozap.http.message.TextFindings;
import io.turbozap.session.CampaignView;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as its client wants it.
 *
 * @param scheduledAt when it is to start by itself, epoch milliseconds, or null to wait for a command
 * @param executes whether it is to start at once
 * @param textFindings what its answer reports of its texts and recipients
 */
public record NewCampaign(Campaign campaign, @Nullable Long scheduledAt, boolean executes, TextFindings textFindings) {

    public NewCampaign(Campaign campaign, @Nullable Long scheduledAt) {
        this(campaign, scheduledAt, /* executes= */ false, TextFindings.NONE);
    }

    /** What a scheduled one shows of itself before anything became of it. */
    public CampaignView asView() {
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
