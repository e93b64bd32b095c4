package io.turbozap.session.port;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.DayCount;
import io.turbozap.session.PacingRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as it was recorded last, without what is only known to a running process.
 *
 * @param held whether every lane is held
 * @param pacing its own rules, or null
 * @param lastStartAt when the last start of a request was intended, epoch milliseconds, or null if none ever was
 * @param today the count of the day of that start
 * @param webhookSeen whether a webhook of it ever arrived
 * @param campaigns all that belong into memory: those in the queue first, in the order in which they entered it
 */
public record StoredSession(
        SessionName session,
        boolean held,
        @Nullable PacingRules pacing,
        @Nullable Long lastStartAt,
        DayCount today,
        boolean webhookSeen,
        List<StoredCampaign> campaigns) {

    /** Keeps a copy of the list. */
    public StoredSession {
        campaigns = List.copyOf(campaigns);
    }

    /** A session of which nothing is recorded. */
    public static StoredSession blank(SessionName session, boolean held) {
        return new StoredSession(session, held, null, null, DayCount.NONE, false, List.of());
    }

    /**
     * When a request was written to WAHA last, at the latest, or null if none ever was. An intent is recorded before
     * that and an outcome after it; without an outcome it may have been until the process before ended.
     */
    @Nullable
    public Long lastStartUntil(long now) {
        if (lastStartAt == null) {
            return null;
        }
        for (StoredCampaign campaign : campaigns) {
            for (StoredRequest request : campaign.details()) {
                if (request.intendedAt() == lastStartAt && request.attempts() > 0) {
                    SendState state = campaign.sendStates().state(request.index());
                    return state == SendState.EXECUTING ? now : Math.max(lastStartAt, request.at());
                }
            }
        }
        return lastStartAt;
    }

    /**
     * The campaign of that id.
     *
     * @throws java.util.NoSuchElementException if the session has no such campaign
     */
    public StoredCampaign campaign(CampaignId id) {
        return campaigns.stream()
                .filter(campaign -> campaign.campaign().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** This session with {@code changed} in the place of the campaign that has the same id. */
    public StoredSession with(StoredCampaign changed) {
        List<StoredCampaign> others = campaigns.stream()
                .map(campaign ->
                        campaign.campaign().id().equals(changed.campaign().id()) ? changed : campaign)
                .toList();
        return new StoredSession(session, held, pacing, lastStartAt, today, webhookSeen, others);
    }
}
