package io.turbozap.live;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.store.history.ReceiptCounts;
import io.turbozap.waha.webhook.WahaEvent;
import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Source of the receipts of campaigns: which sessions had acks since the last time, and how many receipts a campaign
 * has. An ack is remembered by its session alone, at no cost for the store. Safe to use from any thread.
 */
public final class Receipts implements WahaEventHandler {

    private final Function<CampaignId, Future<ReceiptCounts>> counts;
    private final Set<SessionName> acked = ConcurrentHashMap.newKeySet();

    /** @param counts counts the receipts of a campaign in the store; none of one that is not there */
    public Receipts(Function<CampaignId, Future<ReceiptCounts>> counts) {
        this.counts = counts;
    }

    /** A source without any receipts. */
    public static Receipts none() {
        return new Receipts(campaign -> Future.succeededFuture(ReceiptCounts.NONE));
    }

    /** Remembers that the session of an ack, which is recorded already, had one. */
    @Override
    public Future<Void> handle(WahaEvent event) {
        if (event instanceof MessageAcked ack) {
            acked.add(ack.session());
        }
        return Future.succeededFuture();
    }

    /** The sessions that had acks since the last call. */
    Set<SessionName> drainAcked() {
        Set<SessionName> drained = new HashSet<>(acked);
        acked.removeAll(drained);
        return drained;
    }

    Future<ReceiptCounts> count(CampaignId campaign) {
        return counts.apply(campaign);
    }
}
