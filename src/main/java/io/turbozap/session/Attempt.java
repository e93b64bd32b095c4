package io.turbozap.session;

import io.turbozap.campaign.SendRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A send whose outcome is open.
 *
 * @param messageId the id that it carried, or null
 * @param startedAt when it was handed to WAHA, epoch milliseconds by this host's clock
 * @param knownIds ids of other messages of this session: an identical one is no trace of this one
 */
public record Attempt(SendRequest request, @Nullable String messageId, long startedAt, Set<String> knownIds) {

    public Attempt {
        knownIds = Set.copyOf(knownIds);
    }
}
