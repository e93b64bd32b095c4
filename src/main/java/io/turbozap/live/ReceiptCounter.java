package io.turbozap.live;

import io.turbozap.store.history.ReceiptCounts;
import io.vertx.core.Future;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counter of the receipts of the campaigns that are followed, after acks for their sessions: one campaign at a time, so
 * that however many acks come, the store has one query to answer. Belongs to one event loop.
 */
final class ReceiptCounter {

    private static final Logger log = LoggerFactory.getLogger(ReceiptCounter.class);

    private final Receipts receipts;
    private final LiveTopics topics;
    private final InstantSource clock;
    private boolean counting;

    ReceiptCounter(Receipts receipts, LiveTopics topics, InstantSource clock) {
        this.receipts = receipts;
        this.topics = topics;
        this.clock = clock;
    }

    /** Counts the receipts of the campaign that has waited longest for it, unless it still counts. */
    void tick() {
        topics.acked(receipts.drainAcked());
        long now = clock.millis();
        CampaignWatch watch = counting ? null : topics.uncounted(now);
        if (watch != null) {
            count(watch, now);
        }
    }

    private void count(CampaignWatch watch, long begun) {
        counting = true;
        Future<ReceiptCounts> counts = receipts.count(watch.campaign());
        counts.onComplete(done -> {
            counting = false;
            long now = clock.millis();
            if (done.failed()) {
                log.debug(
                        "receipts of campaign {} are not counted: {}",
                        watch.campaign(),
                        done.cause().getMessage());
            }
            topics.counted(watch, done.result(), now, now - begun);
        });
    }
}
