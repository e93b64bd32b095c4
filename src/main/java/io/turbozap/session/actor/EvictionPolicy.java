package io.turbozap.session.actor;

import io.turbozap.campaign.CampaignId;
import io.turbozap.session.Retention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/** Decides which completed campaigns have been kept long enough. Times are epoch milliseconds. */
public final class EvictionPolicy {

    /** A completed campaign and the bytes that it takes. */
    public record Completed(CampaignId campaign, long at, long bytes) {}

    private final Retention retention;
    private final long mostBytes;
    private final Queue<Completed> completed = new PriorityQueue<>(Comparator.comparingLong(Completed::at));
    private long bytes;

    /** @param mostBytes what completed campaigns may take in memory, so that they leave room for others */
    public EvictionPolicy(Retention retention, long mostBytes) {
        this.retention = retention;
        this.mostBytes = mostBytes;
    }

    /** A campaign was completed that takes {@code bytes} bytes. */
    public void completed(CampaignId campaign, long at, long size) {
        completed.add(new Completed(campaign, at, size));
        bytes += size;
    }

    /** Takes out the campaigns that are due to be forgotten, longest completed first. */
    public List<Completed> due(long now) {
        List<Completed> due = new ArrayList<>();
        Completed oldest = completed.peek();
        while (oldest != null && isDue(oldest, now)) {
            completed.remove();
            bytes -= oldest.bytes();
            due.add(oldest);
            oldest = completed.peek();
        }
        return due;
    }

    private boolean isDue(Completed oldest, long now) {
        return completed.size() > retention.completedMax()
                || bytes > mostBytes
                || oldest.at() + retention.completedFor() <= now;
    }
}
