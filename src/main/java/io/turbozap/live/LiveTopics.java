package io.turbozap.live;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignView;
import io.turbozap.store.history.ReceiptCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Topics that are followed, with their watches and feeds. A campaign is polled only while it has followers; what sessions show is pushed in. Times are epoch milliseconds. Thread-safe; nothing here waits.
 */
final class LiveTopics {

    private final Feeds feeds = new Feeds();
    private final Map<Topic, CampaignWatch> watches = new HashMap<>();
    private @Nullable OverviewWatch overview;

    /**
     * Begins to follow a topic, and returns the frames for a client that had those up to {@code lastSeq}; null if
     * too many topics are followed.
     *
     * @param view the campaign that this is about, or null if it is about a session
     * @param lastSeq null if none were had
     */
    synchronized @Nullable List<Frame> follow(
            Topic topic, @Nullable CampaignView view, @Nullable Long lastSeq, long now) {
        Feed feed = feeds.join(topic, now);
        if (feed == null) {
            return null;
        }
        if (view != null && !watches.containsKey(topic)) {
            watches.put(topic, new CampaignWatch(feed, view));
            feed.flush(now);
        }
        return feed.since(lastSeq);
    }

    /** As {@link #follow}, for the whole server, as {@code now} shows it. */
    synchronized @Nullable List<Frame> follow(Overview now, @Nullable Long lastSeq) {
        Feed feed = feeds.join(Topic.OVERVIEW, now.at());
        if (feed == null) {
            return null;
        }
        if (overview == null) {
            overview = new OverviewWatch(feed, now);
            feed.flush(now.at());
        }
        return feed.since(lastSeq);
    }

    /** Whether the overview has followers. */
    synchronized boolean followsOverview() {
        return overview != null;
    }

    /** Takes the whole server as it is now. */
    synchronized void change(Overview now) {
        if (overview != null) {
            overview.update(now);
        }
    }

    /** Ends what {@link #follow} began. */
    synchronized void leave(Topic topic) {
        feeds.leave(topic);
        if (feeds.followed(topic) == null) {
            watches.remove(topic);
            overview = topic.equals(Topic.OVERVIEW) ? null : overview;
        }
    }

    /** Changes the feed of a session. */
    synchronized void change(SessionName session, long now, Consumer<Feed> change) {
        feeds.change(new Topic(Topic.Kind.SESSION, session.value()), now, change);
    }

    /**
     * Polls everything that is followed, and returns the frames that are due.
     *
     * @param memory shows a campaign, or null if it is not in memory
     * @param left takes the topics of campaigns that left the memory since the last time
     */
    synchronized List<Frame> tick(
            long now, Function<CampaignId, @Nullable CampaignView> memory, Consumer<CampaignWatch> left) {
        for (CampaignWatch watch : watches.values()) {
            if (watch.update(memory.apply(watch.campaign()))) {
                left.accept(watch);
            }
        }
        List<Frame> due = new ArrayList<>();
        feeds.followed().forEach(feed -> due.addAll(feed.flush(now)));
        return due;
    }

    /** Takes what the store has of a campaign that left the memory: {@code view}, or null for nothing. */
    synchronized void found(CampaignWatch watch, @Nullable CampaignView view) {
        if (view == null) {
            watch.gone();
        } else {
            watch.found(view);
        }
    }

    /** Takes the sessions that had acks. */
    synchronized void acked(Set<SessionName> sessions) {
        if (!sessions.isEmpty()) {
            watches.values().forEach(watch -> watch.acked(sessions));
        }
    }

    /** The campaign whose receipts are to be counted first, and are counted from here on, or null for none. */
    synchronized @Nullable CampaignWatch uncounted(long now) {
        CampaignWatch first = watches.values().stream()
                .min(Comparator.comparingLong(CampaignWatch::countAt))
                .filter(watch -> watch.countAt() <= now)
                .orElse(null);
        if (first != null) {
            first.counting();
        }
        return first;
    }

    /** Takes the receipts of a campaign that were counted, or null if they could not be, and how long that took. */
    synchronized void counted(CampaignWatch watch, @Nullable ReceiptCounts counts, long now, long tookMillis) {
        watch.counted(counts, now, tookMillis);
    }

    /** Marks the query as failed, so that it is repeated. */
    synchronized void unknown(CampaignWatch watch) {
        watch.unknown();
    }
}
