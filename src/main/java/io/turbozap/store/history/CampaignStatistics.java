package io.turbozap.store.history;

import java.util.List;

/**
 * The statistics of one campaign.
 *
 * @param bucketMillis how much time each bucket stands for
 * @param buckets one after another without gaps, from the first that anything happened in to the last
 * @param reasons why requests failed, were skipped or are uncertain, the most frequent first
 */
public record CampaignStatistics(long bucketMillis, List<Bucket> buckets, Funnel funnel, List<Reason> reasons) {

    /** The most buckets. */
    public static final int MOST_BUCKETS = 120;

    /** The most reasons, each status's others beside them. */
    public static final int MOST_REASONS = 20;

    /** What stands for the reasons that are too many to be shown. */
    public static final String OTHER = "other";

    /** Keeps copies. */
    public CampaignStatistics {
        buckets = List.copyOf(buckets);
        reasons = List.copyOf(reasons);
    }

    /**
     * A span of time and what happened in it.
     *
     * @param at its beginning, epoch milliseconds
     */
    public record Bucket(long at, long sent, long delivered, long read, long failed) {}

    /**
     * The funnel of requests: how many came how far. What was read was delivered too, even if no ack came for that.
     *
     * @param server those of {@code sent} that reached WhatsApp's servers, and so on
     */
    public record Funnel(
            long sent,
            long server,
            long delivered,
            long read,
            long played,
            long failed,
            long skipped,
            long uncertain) {}

    /** A reason why requests ended so. */
    public record Reason(String status, String reason, long count) {}
}
