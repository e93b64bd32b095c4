package io.turbozap.session;

import io.turbozap.actor.LocalMessage;
import java.util.List;

/**
 * Some requests of a campaign.
 *
 * @param next where to go on reading, or -1 at the end
 */
public record RequestPage(List<RequestView> requests, int next) implements LocalMessage {

    public RequestPage {
        requests = List.copyOf(requests);
    }
}
