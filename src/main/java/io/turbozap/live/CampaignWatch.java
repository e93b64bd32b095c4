package io.turbozap.live;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignView;
import io.turbozap.store.history.ReceiptCounts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watch of one campaign, which puts into the feed of its topic what has changed. Not thread-safe. */
final class CampaignWatch {

    private static final long COUNT_MILLIS = 1_000;
    /** The time between counts is this multiple of the time of one, however large the campaign is. */
    private static final long COUNT_SHARE = 10;

    private final Feed feed;
    private final CampaignId campaign;
    private CampaignView last;
    private boolean away;
    private ReceiptCounts receipts = ReceiptCounts.NONE;
    private boolean uncounted = true;
    private long countAt;

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
            uncounted = true; // acks that came before their message was known are recorded with it
            publish();
        }
    }

    void gone() {
        feed.put(CampaignProgress.event(feed.topic()), CampaignProgress.gone(feed.topic(), last, receipts));
    }

    /** Marks the receipts as uncounted if one of these sessions sends the campaign. */
    void acked(Set<SessionName> sessions) {
        uncounted |= sessions.contains(last.campaign().session());
    }

    /** When its receipts may be counted, epoch milliseconds; {@link Long#MAX_VALUE} if nothing happened to them. */
    long countAt() {
        return uncounted ? countAt : Long.MAX_VALUE;
    }

    /** Begins to count: acks from here on need another count. */
    void counting() {
        uncounted = false;
    }

    /**
     * Takes the receipts, or null if they could not be counted.
     *
     * @param took how long that took, milliseconds: the next count waits at least a second, and ten times as long
     */
    void counted(@Nullable ReceiptCounts counts, long now, long took) {
        countAt = now + Math.max(COUNT_MILLIS, COUNT_SHARE * took);
        if (counts == null) {
            uncounted = true;
        } else if (!counts.equals(receipts)) {
            receipts = counts;
            publish();
        }
    }

    /** Marks the last query as failed, so that it is repeated. */
    void unknown() {
        away = false;
    }

    private void publish() {
        feed.put(CampaignProgress.event(feed.topic()), CampaignProgress.data(feed.topic(), last, receipts));
    }
}
