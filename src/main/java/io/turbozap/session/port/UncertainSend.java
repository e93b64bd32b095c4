package io.turbozap.session.port;

import io.turbozap.campaign.SendRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request whose outcome is open, with all its starts that may have sent it.
 *
 * @param messageId the id that it carried, or null
 * @param startedAt when it was first handed to WAHA, epoch milliseconds by this host's clock
 * @param knownIds ids of other messages of this session: an identical one is no trace of this one
 * @param mayStillLeave whether WAHA may still be working on it
 */
public record UncertainSend(
        SendRequest request, @Nullable String messageId, long startedAt, Set<String> knownIds, boolean mayStillLeave) {

    /** An attempt that WAHA has ended. */
    public UncertainSend(SendRequest request, @Nullable String messageId, long startedAt, Set<String> knownIds) {
        this(request, messageId, startedAt, knownIds, /* mayStillLeave= */ false);
    }

    /** Keeps a copy of the ids. */
    public UncertainSend {
        knownIds = Set.copyOf(knownIds);
    }
}
