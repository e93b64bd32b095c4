package io.turbozap.live;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is followed, and what is new about it. Campaigns are looked at only while somebody follows them; what sessions
 * show is told by others. Times are epoch milliseconds. Thread-safe; nothing here waits.
 */
final class LiveTopics {

    private final Feeds feeds = new Feeds();
    private final Map<Topic, CampaignWatch> watches = new HashMap<>();
    private @Nullable OverviewWatch overview;

    /**
     * Begins to follow a topic, and gives the frames that somebody has to get who had those up to {@code lastSeq}; null if
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

    /** Whether anybody follows the whole server. */
    synchronized boolean followsOverview() {
        return overview != null;
    }

    /** The whole server as it is now. */
    synchronized void tell(Overview now) {
        if (overview != null) {
            overview.look(now);
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

    /** A session has something new to show. */
    synchronized void tell(SessionName session, long now, Consumer<Feed> change) {
        feeds.change(new Topic(Topic.Kind.SESSION, session.value()), now, change);
    }

    /**
     * Looks at everything that is followed, and gives the frames that are due.
     *
     * @param memory shows a campaign, or null if it is not in memory
     * @param left takes the topics of campaigns that left the memory since the last time
     */
    synchronized List<Frame> tick(
            long now, Function<CampaignId, @Nullable CampaignView> memory, Consumer<CampaignWatch> left) {
        for (CampaignWatch watch : watches.values()) {
            if (watch.look(memory.apply(watch.campaign()))) {
                left.accept(watch);
            }
        }
        List<Frame> due = new ArrayList<>();
        feeds.followed().forEach(feed -> due.addAll(feed.flush(now)));
        return due;
    }

    /** Where a campaign was found that had left the memory: {@code view}, or nowhere. */
    synchronized void found(CampaignWatch watch, @Nullable CampaignView view) {
        if (view == null) {
            watch.gone();
        } else {
            watch.found(view);
        }
    }

    /** Lets it be looked for again. */
    synchronized void unknown(CampaignWatch watch) {
        watch.unknown();
    }
}
