package io.turbozap.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Feeds of all topics. Those without followers are kept for clients that come back, the ones left last for longest,
 * within a bound. Not thread-safe.
 */
final class Feeds {

    /** How many topics can be followed at once. */
    static final int MAX_FOLLOWED = 20_000;

    static final int MAX_IDLE = 10_000;
    static final int MAX_IDLE_CHARS = 16 << 20;

    private final Map<Topic, Feed> followed = new HashMap<>();
    private final Map<Topic, Feed> idle = new LinkedHashMap<>();
    private int idleChars;

    /** The feed of {@code topic} with one follower more, or null if too many are followed. */
    @Nullable
    Feed join(Topic topic, long now) {
        Feed feed = followed.get(topic);
        if (feed == null && followed.size() >= MAX_FOLLOWED) {
            return null;
        }
        if (feed == null) {
            feed = revive(topic, now);
            followed.put(topic, feed);
        }
        feed.join();
        return feed;
    }

    void leave(Topic topic) {
        Feed feed = followed.get(topic);
        if (feed != null && !feed.leave()) {
            followed.remove(topic);
            rest(feed);
        }
    }

    /** The feed of {@code topic} if it has followers, or null. */
    @Nullable
    Feed followed(Topic topic) {
        return followed.get(topic);
    }

    /** Changes a feed, whether it has followers or not. */
    void change(Topic topic, long now, Consumer<Feed> change) {
        Feed feed = followed.get(topic);
        if (feed != null) {
            change.accept(feed);
            return;
        }
        feed = revive(topic, now);
        change.accept(feed);
        feed.flush(now);
        rest(feed);
    }

    private Feed revive(Topic topic, long now) {
        Feed feed = idle.remove(topic);
        if (feed == null) {
            return new Feed(topic, now);
        }
        idleChars -= feed.size();
        return feed;
    }

    private void rest(Feed feed) {
        idle.put(feed.topic(), feed);
        idleChars += feed.size();
        Iterator<Feed> oldest = idle.values().iterator();
        while (idle.size() > MAX_IDLE || idleChars > MAX_IDLE_CHARS) {
            idleChars -= oldest.next().size();
            oldest.remove();
        }
    }

    /** The feeds that have followers. */
    List<Feed> followed() {
        return new ArrayList<>(followed.values());
    }
}
