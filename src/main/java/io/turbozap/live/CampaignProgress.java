package io.turbozap.live;

import io.turbozap.campaign.CampaignHead;
import io.turbozap.campaign.SendCounts;
import io.turbozap.session.CampaignView;
import io.vertx.core.json.JsonObject;

/** Frames' data about a campaign. */
final class CampaignProgress {

    private CampaignProgress() {}

    static PushEvent event(Topic topic) {
        return topic.kind() == Topic.Kind.BLAST ? PushEvent.BLAST_PROGRESS : PushEvent.CAMPAIGN_PROGRESS;
    }

    static String data(Topic topic, CampaignView view) {
        return data(topic, view, view.status().wireName());
    }

    /** The data of a campaign that is gone, of which {@code last} was seen last. */
    static String gone(Topic topic, CampaignView last) {
        return data(topic, last, "deleted");
    }

    private static String data(Topic topic, CampaignView view, String status) {
        CampaignHead campaign = view.campaign();
        SendCounts sendCounts = view.sendCounts();
        int left = sendCounts.pending() + sendCounts.executing();
        return new JsonObject()
                .put(topic.kind().parameter(), topic.name())
                .put("session", campaign.session().value())
                .put("status", status)
                .put("total", campaign.totalRequests())
                .put("sent", sendCounts.completed())
                .put("failed", sendCounts.failed())
                .put("skipped", sendCounts.skipped())
                .put("uncertain", sendCounts.uncertain())
                .put("pending", left)
                .encode();
    }
}
