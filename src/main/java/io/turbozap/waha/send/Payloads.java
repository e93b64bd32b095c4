package io.turbozap.waha.send;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.SendRequest;
import org.jspecify.annotations.Nullable;

/** Cache of the payloads of the campaign that a session is sending. Used on one event loop. */
final class Payloads {

    private static final Payload[] NONE = {};

    private @Nullable Campaign campaign;
    private @Nullable Payload[] payloads = NONE;

    /** The payload of this request's message. */
    Payload of(SendRequest request) {
        select(request.campaign());
        int message = request.index() % payloads.length;
        Payload payload = payloads[message];
        if (payload == null) {
            payload = Payload.of(request.campaign().session(), request.message());
            payloads[message] = payload;
        }
        return payload;
    }

    @SuppressWarnings("ReferenceEquality") // cheaper than equals, and a wrong "other" only encodes once more
    private void select(Campaign next) {
        if (next != campaign) {
            campaign = next;
            payloads = new Payload[next.messages().size()];
        }
    }
}
