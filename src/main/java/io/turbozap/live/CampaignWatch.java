package io.turbozap.live;

import io.turbozap.campaign.CampaignId;
import io.turbozap.session.CampaignView;
import org.jspecify.annotations.Nullable;

/** Watch of one campaign, which puts into the feed of its topic what has changed. Not thread-safe. */
final class CampaignWatch {

    private final Feed feed;
    private final CampaignId campaign;
    private CampaignView last;
    private boolean away;

    CampaignWatch(Feed feed, CampaignView first) {
        this.feed = feed;
        this.campaign = first.campaign().id();
        this.last = first;
        publish();
    }

    CampaignId campaign() {
        return campaign;
    }

    Feed feed() {
        return feed;
    }

    /**
     * Takes what the memory shows now, null for nothing. Returns whether the campaign has just left the memory, so that the store has to be queried.
     */
    boolean update(@Nullable CampaignView view) {
        boolean left = view == null && !away;
        away = view == null;
        if (view != null) {
            found(view);
        }
        return left;
    }

    void found(CampaignView view) {
        if (!view.equals(last)) {
            last = view;
            publish();
        }
    }

    void gone() {
        feed.put(CampaignProgress.event(feed.topic()), CampaignProgress.gone(feed.topic(), last));
    }

    /** Marks the last query as failed, so that it is repeated. */
    void unknown() {
        away = false;
    }

    private void publish() {
        feed.put(CampaignProgress.event(feed.topic()), CampaignProgress.data(feed.topic(), last));
    }
}
