package io.turbozap.session;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendRequest;
import org.jspecify.annotations.Nullable;

/**
 * A message id that was fetched ahead for one request, or the knowledge that there is none to be had.
 *
 * @param messageId null while it is being fetched, and where none could be had
 */
record ReservedId(CampaignId campaign, int index, @Nullable String messageId) {

    static ReservedId of(SendRequest request, @Nullable String messageId) {
        return new ReservedId(request.campaign().id(), request.index(), messageId);
    }

    boolean isFor(CampaignId otherCampaign, int otherIndex) {
        return campaign.equals(otherCampaign) && index == otherIndex;
    }
}
