package io.turbozap.session;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What sessions and campaigns show of themselves, for anybody to read at any time. Each entry is written by one session's
 * actor, before it answers.
 */
final class Board {

    /** Where a session's actor pins up the view of one campaign. */
    static final class CampaignCell extends AtomicReference<CampaignView> {
        private static final long serialVersionUID = 1;

        CampaignCell(CampaignView first) {
            super(first);
        }
    }

    private final ConcurrentSkipListMap<CampaignId, CampaignCell> campaigns = new ConcurrentSkipListMap<>();
    private final AtomicInteger campaignCount = new AtomicInteger();
    private final ConcurrentSkipListMap<SessionName, AtomicReference<SessionView>> workers =
            new ConcurrentSkipListMap<>();

    CampaignCell add(CampaignView first) {
        CampaignCell cell = new CampaignCell(first);
        if (campaigns.put(first.campaign().id(), cell) == null) {
            campaignCount.incrementAndGet();
        }
        return cell;
    }

    void remove(CampaignId campaign) {
        if (campaigns.remove(campaign) != null) {
            campaignCount.decrementAndGet();
        }
    }

    AtomicReference<SessionView> addWorker(SessionView first) {
        return workers.computeIfAbsent(first.session(), name -> new AtomicReference<>(first));
    }

    @Nullable
    CampaignView campaign(CampaignId id) {
        CampaignCell cell = campaigns.get(id);
        return cell == null ? null : cell.get();
    }

    int campaignCount() {
        return campaignCount.get();
    }

    List<CampaignView> campaigns(@Nullable CampaignId after, int limit) {
        List<CampaignView> page = new ArrayList<>(Math.min(limit, 64));
        for (CampaignCell cell : (after == null ? campaigns : campaigns.tailMap(after, false)).values()) {
            if (page.size() == limit) {
                break;
            }
            page.add(cell.get());
        }
        return page;
    }

    List<SessionView> workers() {
        List<SessionView> views = new ArrayList<>();
        workers.values().forEach(cell -> views.add(cell.get()));
        return views;
    }
}
