package io.turbozap.live;

/** Watch of the whole server, which puts into the feed of its topic what has changed. Not thread-safe. */
final class OverviewWatch {

    private final Feed feed;
    private Overview last;

    OverviewWatch(Feed feed, Overview first) {
        this.feed = feed;
        this.last = first;
        publish();
    }

    void update(Overview now) {
        if (!now.hasSameStateAs(last)) {
            last = now;
            publish();
        }
    }

    private void publish() {
        feed.put(PushEvent.OVERVIEW, last.json().encode());
    }
}
