package io.turbozap.session;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The campaigns of one session and their order: by lane, and first come first served within a lane. A paused campaign
 * keeps its place and is passed.
 */
final class SessionQueue {

    private final Map<CampaignId, QueuedCampaign> campaigns = new HashMap<>(2);
    private final List<QueuedCampaign> queue = new ArrayList<>(1);
    private boolean held;
    private long total;
    private long pending;

    @Nullable
    QueuedCampaign find(CampaignId id) {
        return campaigns.get(id);
    }

    /** @throws IllegalStateException if there is no such campaign, which a recorded fact rules out */
    QueuedCampaign get(CampaignId id) {
        QueuedCampaign found = campaigns.get(id);
        if (found == null) {
            throw new IllegalStateException("no campaign " + id);
        }
        return found;
    }

    Collection<QueuedCampaign> all() {
        return campaigns.values();
    }

    /** Ids of messages that this session sent, all that are known since {@code since}, epoch milliseconds. */
    Set<String> messageIds(long since) {
        Set<String> ids = new HashSet<>();
        for (QueuedCampaign campaign : campaigns.values()) {
            if (campaign.completedAt == null || campaign.completedAt >= since) {
                ids.addAll(campaign.details.messageIds());
            }
        }
        return ids;
    }

    void add(QueuedCampaign campaign) {
        campaigns.put(campaign.campaign.id(), campaign);
    }

    void remove(CampaignId id) {
        campaigns.remove(id);
    }

    /** Puts a campaign behind all of its lane and of earlier lanes. */
    void enter(QueuedCampaign campaign) {
        int place = queue.size();
        while (place > 0 && queue.get(place - 1).campaign.lane().compareTo(campaign.campaign.lane()) > 0) {
            place--;
        }
        queue.add(place, campaign);
        campaign.status = CampaignStatus.RUNNING;
        total += campaign.progress.total();
        pending += campaign.progress.count(SendState.PENDING);
    }

    void leave(QueuedCampaign campaign, CampaignStatus status) {
        if (queue.remove(campaign)) {
            total -= campaign.progress.total();
            pending -= campaign.progress.count(SendState.PENDING);
        }
        campaign.status = status;
    }

    /** Moves a request of a campaign to another state. */
    void move(QueuedCampaign campaign, int index, SendState state) {
        int before = campaign.progress.count(SendState.PENDING);
        campaign.progress.set(index, state);
        if (campaign.isQueued()) {
            pending += campaign.progress.count(SendState.PENDING) - before;
        }
    }

    /** The campaign whose request is next, or null if none may start. */
    @Nullable
    QueuedCampaign next() {
        for (QueuedCampaign campaign : queue) {
            if (campaign.isRunnable(held)) {
                return campaign;
            }
        }
        return null;
    }

    /** The campaigns in the queue, in order. */
    List<QueuedCampaign> queued() {
        return queue;
    }

    void hold() {
        held = true;
        for (QueuedCampaign campaign : campaigns.values()) {
            campaign.released = false;
        }
    }

    void release() {
        held = false;
    }

    /** Whether the session is held and no campaign is exempt. */
    boolean isHeldThroughout() {
        return held && campaigns.values().stream().noneMatch(campaign -> campaign.released);
    }

    boolean isHeld() {
        return held;
    }

    /** Requests of the campaigns in the queue. */
    long total() {
        return total;
    }

    /** Those of them that have not started. */
    long pending() {
        return pending;
    }

    /** Whether a campaign in the queue is neither paused nor kept back by a hold. */
    boolean isActive() {
        for (QueuedCampaign campaign : queue) {
            if (campaign.status == CampaignStatus.RUNNING && (!held || campaign.released)) {
                return true;
            }
        }
        return false;
    }
}
