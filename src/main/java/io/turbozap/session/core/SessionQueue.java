package io.turbozap.session.core;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The campaigns of one session and their order: by lane, and first come first served within a lane. A paused campaign
 * keeps its place and is passed; a scheduled one has none before its time.
 */
final class SessionQueue {

    private static final Comparator<QueuedCampaign> BY_TIME = Comparator.<QueuedCampaign>comparingLong(
                    campaign -> campaign.scheduledAt() == null ? Long.MAX_VALUE : campaign.scheduledAt())
            .thenComparing(campaign -> campaign.id());

    private final Map<CampaignId, QueuedCampaign> campaigns = new HashMap<>(2);
    private final List<QueuedCampaign> queue = new ArrayList<>(1);
    private @Nullable TreeSet<QueuedCampaign> scheduled;
    private @Nullable List<QueuedCampaign> touched;
    private @Nullable Deque<QueuedCampaign> unseen;
    private boolean held;
    private long total;
    private long pending;

    @Nullable
    QueuedCampaign find(CampaignId id) {
        return campaigns.get(id);
    }

    /**
     * The campaign of that id.
     *
     * @throws IllegalStateException if there is no such campaign, which a recorded event rules out
     */
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

    /**
     * Ids of messages that this session sent or may have sent since {@code since}, epoch milliseconds, all that are
     * known.
     */
    Set<String> messageIds(long since) {
        Set<String> ids = new HashSet<>();
        campaigns.values().forEach(campaign -> campaign.progress().addMessageIds(since, ids));
        return ids;
    }

    void add(QueuedCampaign campaign) {
        campaigns.put(campaign.id(), campaign);
    }

    /** Something happened to this campaign. */
    void touch(QueuedCampaign campaign) {
        if (campaign.isTouched()) {
            return;
        }
        if (touched == null) {
            touched = new ArrayList<>(1);
        }
        campaign.touched(true);
        touched.add(campaign);
    }

    /** Looks at the campaigns that something happened to; those of which {@code follows} is false are seen to. */
    void seeTo(Predicate<QueuedCampaign> follows) {
        if (touched == null) {
            return;
        }
        touched.removeIf(campaign -> {
            campaign.touched(follows.test(campaign));
            return !campaign.isTouched();
        });
        if (touched.isEmpty()) {
            touched = null;
        }
    }

    /** Puts a campaign where it belongs by its status. */
    void restore(QueuedCampaign campaign) {
        add(campaign);
        touch(campaign);
        CampaignStatus status = campaign.status();
        if (campaign.isQueued()) {
            enter(campaign);
            campaign.become(status);
        } else if (status == CampaignStatus.SCHEDULED && campaign.scheduledAt() != null) {
            schedule(campaign, campaign.scheduledAt());
        }
    }

    void remove(QueuedCampaign campaign) {
        unschedule(campaign);
        campaigns.remove(campaign.id());
    }

    /** Schedules a campaign for {@code startAt}, epoch milliseconds. */
    void schedule(QueuedCampaign campaign, long startAt) {
        campaign.scheduledAt(startAt);
        campaign.become(CampaignStatus.SCHEDULED);
        if (scheduled == null) {
            scheduled = new TreeSet<>(BY_TIME);
        }
        scheduled.add(campaign);
    }

    /** The campaign waits for its time no longer. */
    void unschedule(QueuedCampaign campaign) {
        if (scheduled != null) {
            scheduled.remove(campaign);
        }
    }

    /** Those that wait for their time, by their time. */
    Collection<QueuedCampaign> scheduled() {
        return scheduled == null ? List.of() : scheduled;
    }

    /** The next of them that is due, or null. */
    @Nullable
    QueuedCampaign nextScheduled() {
        return scheduled == null || scheduled.isEmpty() ? null : scheduled.first();
    }

    /** Puts a campaign behind all of its lane and of earlier lanes. */
    void enter(QueuedCampaign campaign) {
        int place = queue.size();
        while (place > 0 && queue.get(place - 1).lane().compareTo(campaign.lane()) > 0) {
            place--;
        }
        queue.add(place, campaign);
        if (campaign.mediaLook().claim(campaign.content())) {
            unseen = unseen == null ? new ArrayDeque<>(2) : unseen;
            unseen.add(campaign);
        }
        campaign.become(CampaignStatus.RUNNING);
        count(campaign, 1);
    }

    void leave(QueuedCampaign campaign, CampaignStatus status) {
        if (queue.remove(campaign)) {
            count(campaign, -1);
        }
        campaign.become(status);
    }

    private void count(QueuedCampaign campaign, int sign) {
        total += (long) sign * campaign.progress().total();
        pending += (long) sign * campaign.progress().count(SendState.PENDING);
    }

    /** Gives a campaign its contacts. */
    void take(QueuedCampaign campaign, Recipients recipients) {
        int sign = campaign.isQueued() ? 1 : 0;
        count(campaign, -sign);
        campaign.take(recipients);
        count(campaign, sign);
    }

    /** What failed is pending again. */
    void retry(QueuedCampaign campaign) {
        int index = campaign.progress().find(SendState.FAILED, 0);
        while (index >= 0) {
            move(campaign, index, SendState.PENDING);
            index = campaign.progress().find(SendState.FAILED, index + 1);
        }
    }

    /** Moves a request of a campaign to another state. */
    void move(QueuedCampaign campaign, int index, SendState state) {
        SendProgress progress = campaign.progress();
        int before = progress.count(SendState.PENDING);
        progress.move(index, state);
        if (campaign.isQueued()) {
            pending += progress.count(SendState.PENDING) - before;
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

    /** A campaign whose contacts are to be taken now, or null. */
    @Nullable
    QueuedCampaign nextAudience() {
        for (QueuedCampaign campaign : queue) {
            if (campaign.lacksAudience(held) && !campaign.isTakingAudience()) {
                return campaign;
            }
        }
        return null;
    }

    /** A campaign whose files are to be looked at now, or null. */
    @Nullable
    QueuedCampaign nextUnseen() {
        return unseen == null ? null : unseen.peek();
    }

    /** The next unseen campaign, whose files are being looked at from now on. */
    QueuedCampaign look() {
        if (unseen == null) {
            throw new IllegalStateException("all are seen");
        }
        QueuedCampaign next = unseen.remove();
        unseen = unseen.isEmpty() ? null : unseen;
        return next;
    }

    /** Whether the contacts of a campaign are being taken. */
    boolean isTakingAudience() {
        for (QueuedCampaign campaign : queue) {
            if (campaign.isTakingAudience()) {
                return true;
            }
        }
        return false;
    }

    /** The campaigns in the queue, in order. */
    List<QueuedCampaign> queued() {
        return queue;
    }

    void hold() {
        held = true;
        for (QueuedCampaign campaign : campaigns.values()) {
            campaign.released(false);
        }
    }

    /** As it was held before, with the exemptions that were recorded. */
    void keepHeld() {
        held = true;
    }

    void release() {
        held = false;
    }

    /** Whether the session is held and no campaign is exempt. */
    boolean isHeldThroughout() {
        return held && campaigns.values().stream().noneMatch(campaign -> campaign.isReleased());
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
            if (campaign.isActive(held)) {
                return true;
            }
        }
        return false;
    }
}
