package io.turbozap.store.history;

import org.jspecify.annotations.Nullable;

/**
 * A summary of a campaign's requests that were started or skipped. Times are epoch milliseconds, durations
 * milliseconds; null where nothing is known of it.
 *
 * @param pending those that were started before and will be again
 * @param confirmed how many of the completed ones came this far and no further
 * @param firstSentAt when WAHA accepted the first of those that are completed
 * @param averageToDeliver from then until it was on a device of the receiver, over those of which it is known
 * @param averageToRead from then until the receiver saw it, over those of which it is known
 */
public record DeliverySummary(
        long pending,
        long executing,
        long completed,
        long failed,
        long uncertain,
        long skipped,
        Confirmed confirmed,
        @Nullable Long firstSentAt,
        @Nullable Long lastSentAt,
        @Nullable Long averageToDeliver,
        @Nullable Long averageToRead) {

    /** The numbers of completed requests in each {@link io.turbozap.campaign.DeliveryState}. */
    public record Confirmed(long none, long server, long delivered, long read, long played, long error) {}
}
