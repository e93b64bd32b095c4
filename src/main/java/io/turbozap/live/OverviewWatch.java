package io.turbozap.live;

/** Puts into the feed of its topic what has changed in the whole server. Not thread-safe. */
final class OverviewWatch {

    private final Feed feed;
    private Overview last;

    OverviewWatch(Feed feed, Overview first) {
        this.feed = feed;
        this.last = first;
        tell();
    }

    void look(Overview now) {
        if (!now.tellsTheSameAs(last)) {
            last = now;
            tell();
        }
    }

    private void tell() {
        feed.put(PushEvent.OVERVIEW, last.json().encode());
    }
}
