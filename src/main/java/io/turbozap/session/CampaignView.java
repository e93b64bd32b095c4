package io.turbozap.session;

import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.CampaignHead;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.media.MediaWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view of a campaign at one instant. Times are epoch milliseconds.
 *
 * @param pausedBy why it is paused: {@code operator}, {@code error_budget} or {@code stop_all}; null if it is not
 * @param scheduledAt when it is to start by itself, or was to; or null
 * @param startedAt when it was executed first, or null
 * @param completedAt when nothing was left to do, or null
 * @param updatedAt when its content or status changed last
 * @param warnings what was doubtful about its files before its first send, as long as this process remembers
 */
public record CampaignView(
        CampaignHead campaign,
        CampaignStatus status,
        SendCounts sendCounts,
        @Nullable String pausedBy,
        @Nullable Long scheduledAt,
        @Nullable Long startedAt,
        @Nullable Long completedAt,
        long updatedAt,
        List<MediaWarning> warnings)
        implements LocalMessage {

    /** Keeps the warnings as they are. */
    public CampaignView {
        warnings = List.copyOf(warnings);
    }

    /** A campaign of whose files nothing is known. */
    public CampaignView(
            CampaignHead campaign,
            CampaignStatus status,
            SendCounts sendCounts,
            @Nullable String pausedBy,
            @Nullable Long scheduledAt,
            @Nullable Long startedAt,
            @Nullable Long completedAt,
            long updatedAt) {
        this(campaign, status, sendCounts, pausedBy, scheduledAt, startedAt, completedAt, updatedAt, List.of());
    }
}
