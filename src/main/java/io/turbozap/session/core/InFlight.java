package io.turbozap.session.core;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendRequest;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendReturned;
import io.turbozap.session.SessionEvent.SendUncertain;
import io.turbozap.session.port.SendOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The one request of a session that is with WAHA.
 *
 * @param request as it was addressed
 * @param startedAt when it was handed over
 */
public record InFlight(
        QueuedCampaign campaign,
        SendRequest request,
        @Nullable String messageId,
        ClockReading startedAt) {

    /** What has happened if it ended so. */
    SessionEvent event(SendOutcome outcome, ClockReading now) {
        CampaignId id = campaign.id();
        int index = request.index();
        if (outcome instanceof SendOutcome.Sent sent) {
            return new SendCompleted(id, index, sent.messageId() != null ? sent.messageId() : messageId, now.wall());
        }
        if (outcome instanceof SendOutcome.ItemRefused refused) {
            return new SendFailed(id, index, refused.reason(), now.wall());
        }
        if (outcome instanceof SendOutcome.SessionBlocked blocked) {
            return new SendReturned(id, index, messageId, blocked.reason(), now.wall());
        }
        if (outcome instanceof SendOutcome.Unclear unclear) {
            return new SendUncertain(id, index, messageId, unclear.reason(), /* settling= */ true, now.wall());
        }
        throw new IllegalStateException("unknown outcome " + outcome.getClass());
    }
}
