package io.turbozap.live;

import io.turbozap.campaign.CampaignHead;
import io.turbozap.campaign.SendCounts;
import io.turbozap.session.CampaignView;
import io.turbozap.store.history.ReceiptCounts;
import io.vertx.core.json.JsonObject;

/** Frames' data about a campaign. */
final class CampaignProgress {

    private CampaignProgress() {}

    static PushEvent event(Topic topic) {
        return topic.kind() == Topic.Kind.BLAST ? PushEvent.BLAST_PROGRESS : PushEvent.CAMPAIGN_PROGRESS;
    }

    static String data(Topic topic, CampaignView view, ReceiptCounts receipts) {
        return data(topic, view, receipts, view.status().wireName());
    }

    /** The data of a campaign that is gone, of which {@code last} was seen last. */
    static String gone(Topic topic, CampaignView last, ReceiptCounts receipts) {
        return data(topic, last, receipts, "deleted");
    }

    private static String data(Topic topic, CampaignView view, ReceiptCounts receipts, String status) {
        CampaignHead campaign = view.campaign();
        SendCounts sendCounts = view.sendCounts();
        int left = sendCounts.pending() + sendCounts.executing();
        JsonObject data = new JsonObject()
                .put(topic.kind().parameter(), topic.name())
                .put("session", campaign.session().value())
                .put("status", status)
                .put("total", campaign.totalRequests())
                .put("sent", sendCounts.completed())
                .put("failed", sendCounts.failed())
                .put("skipped", sendCounts.skipped())
                .put("uncertain", sendCounts.uncertain())
                .put("pending", left);
        if (!receipts.equals(ReceiptCounts.NONE)) {
            data.put("delivered", receipts.delivered()).put("read", receipts.read());
        }
        return data.encode();
    }
}
