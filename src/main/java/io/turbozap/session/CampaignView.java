package io.turbozap.session;

import io.turbozap.bus.LocalMessage;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Counts;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign shows of itself, at one instant. Times are epoch milliseconds.
 *
 * @param pausedBy why it is paused: {@code operator}, {@code error_budget} or {@code stop_all}; null if it is not
 * @param startedAt when it was executed first, or null
 * @param completedAt when nothing was left to do, or null
 */
public record CampaignView(
        Campaign campaign,
        CampaignStatus status,
        Counts counts,
        @Nullable String pausedBy,
        @Nullable Long startedAt,
        @Nullable Long completedAt)
        implements LocalMessage {}
