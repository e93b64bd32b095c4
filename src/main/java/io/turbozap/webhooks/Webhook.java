package io.turbozap.webhooks;

import io.turbozap.campaign.Org;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Subscriber of events at an address. Times are epoch milliseconds.
 *
 * @param org whose events it receives
 * @param secret {@code whsec_} and base64, what its events are signed with
 * @param disabledReason why nothing is sent, or null while it is
 * @param failures failed tries since the last good one
 * @param failingSince the first of these, or null
 */
public record Webhook(
        Org org,
        String id,
        String url,
        Set<EventType> events,
        String secret,
        @Nullable String disabledReason,
        long failures,
        @Nullable Long failingSince,
        long createdAt,
        long updatedAt) {

    /** Keeps a copy of the set. */
    public Webhook {
        events = Set.copyOf(events);
    }

    /** Whether events are sent to it. */
    public boolean isEnabled() {
        return disabledReason == null;
    }

    /** Whether it receives events of {@code type}. */
    boolean wants(EventType type) {
        return isEnabled() && events.contains(type);
    }

    /** Without the secret and the address, which may hold one. */
    @Override
    public String toString() {
        return "Webhook[" + id + "]";
    }
}
