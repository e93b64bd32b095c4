package io.turbozap.session.port;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendStates;
import io.turbozap.session.PauseReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it was recorded last. Times are epoch milliseconds.
 *
 * @param pausedBy why it is paused, or null if it is not
 * @param released whether it goes on although its session is held
 * @param scheduledAt when it is to start by itself, or was to; or null
 * @param updatedAt when its content or status changed last
 * @param sendStates where every request stands; the receiver owns it from here on
 * @param details of requests that are not simply pending or completed, and of the last that were completed
 */
public record StoredCampaign(
        Campaign campaign,
        CampaignStatus status,
        @Nullable PauseReason pausedBy,
        boolean released,
        @Nullable Long scheduledAt,
        @Nullable Long startedAt,
        @Nullable Long completedAt,
        long updatedAt,
        SendStates sendStates,
        List<StoredRequest> details) {

    /** Keeps a copy of the list. */
    public StoredCampaign {
        details = List.copyOf(details);
    }

    /** A campaign that was created, or replaced, at {@code now}. */
    public static StoredCampaign fresh(Campaign campaign, @Nullable Long scheduledAt, long now) {
        CampaignStatus status = scheduledAt == null ? CampaignStatus.PENDING : CampaignStatus.SCHEDULED;
        SendStates sendStates = new SendStates(campaign.totalRequests());
        return new StoredCampaign(campaign, status, null, false, scheduledAt, null, null, now, sendStates, List.of());
    }

    /** The same campaign, to start by itself at {@code at} if it has not started. */
    public StoredCampaign scheduled(long at) {
        boolean waits = startedAt == null && (status == CampaignStatus.PENDING || status == CampaignStatus.SCHEDULED);
        return waits
                ? new StoredCampaign(
                        campaign,
                        CampaignStatus.SCHEDULED,
                        null,
                        released,
                        at,
                        null,
                        null,
                        updatedAt,
                        sendStates,
                        details)
                : this;
    }

    /** Whether it is {@code subject}, or comes before it if both are sent. */
    public boolean mayDelay(StoredCampaign subject) {
        boolean earlier = scheduledAt == null || (subject.scheduledAt != null && scheduledAt <= subject.scheduledAt);
        return campaign.id().equals(subject.campaign.id())
                || status == CampaignStatus.RUNNING
                || (status == CampaignStatus.SCHEDULED && subject.status == CampaignStatus.SCHEDULED && earlier);
    }

    /** This campaign to these contacts, none of whom got anything yet. */
    public StoredCampaign to(Recipients recipients) {
        Campaign addressed = campaign.to(recipients);
        return new StoredCampaign(
                addressed,
                status,
                pausedBy,
                released,
                scheduledAt,
                startedAt,
                completedAt,
                updatedAt,
                new SendStates(addressed.totalRequests()),
                List.of());
    }
}
