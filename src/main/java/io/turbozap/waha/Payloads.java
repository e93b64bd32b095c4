package io.turbozap.waha;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendRequest;
import org.jspecify.annotations.Nullable;

/** Keeps the payloads of the campaign that a session is sending. Used on one event loop. */
final class Payloads {

    private static final Payload[] NONE = {};

    private @Nullable CampaignId campaign;
    private @Nullable Payload[] payloads = NONE;

    /** The payload of this request's message. */
    Payload of(SendRequest request) {
        if (!request.campaign().id().equals(campaign)) {
            campaign = request.campaign().id();
            payloads = new Payload[request.campaign().messages().size()];
        }
        int message = request.index() % payloads.length;
        Payload payload = payloads[message];
        if (payload == null) {
            payload = Payload.of(request.campaign().session(), request.message());
            payloads[message] = payload;
        }
        return payload;
    }
}
