package io.turbozap.session;

import io.turbozap.campaign.CampaignId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Decides which completed campaigns have been kept long enough. Times are epoch milliseconds. */
final class Retirement {

    private record Completed(CampaignId campaign, long at) {}

    private final Retention retention;
    private final Queue<Completed> completed = new ArrayDeque<>();

    Retirement(Retention retention) {
        this.retention = retention;
    }

    /** A campaign was completed. */
    void completed(CampaignId campaign, long at) {
        completed.add(new Completed(campaign, at));
    }

    /** Takes out the campaigns that are due to be forgotten, longest completed first. */
    List<CampaignId> due(long now) {
        List<CampaignId> due = new ArrayList<>();
        Completed oldest = completed.peek();
        while (oldest != null
                && (completed.size() > retention.completedMax() || oldest.at() + retention.completedFor() <= now)) {
            due.add(completed.remove().campaign());
            oldest = completed.peek();
        }
        return due;
    }
}
