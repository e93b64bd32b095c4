package io.turbozap.live;

import io.turbozap.campaign.CampaignId;
import io.turbozap.session.CampaignView;
import org.jspecify.annotations.Nullable;

/** Looks at one campaign, and puts into the feed of its topic what has changed since. Not thread-safe. */
final class CampaignWatch {

    private final Feed feed;
    private final CampaignId campaign;
    private CampaignView last;
    private boolean away;

    CampaignWatch(Feed feed, CampaignView first) {
        this.feed = feed;
        this.campaign = first.campaign().id();
        this.last = first;
        tell();
    }

    CampaignId campaign() {
        return campaign;
    }

    Feed feed() {
        return feed;
    }

    /**
     * Takes what the memory shows now, null for nothing. Answers whether the campaign has just left the memory, so that
     * somebody has to look further.
     */
    boolean look(@Nullable CampaignView view) {
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
            tell();
        }
    }

    void gone() {
        feed.put(CampaignProgress.event(feed.topic()), CampaignProgress.gone(feed.topic(), last));
    }

    /** What was asked for could not be found out, and shall be asked again. */
    void unknown() {
        away = false;
    }

    private void tell() {
        feed.put(CampaignProgress.event(feed.topic()), CampaignProgress.data(feed.topic(), last));
    }
}
