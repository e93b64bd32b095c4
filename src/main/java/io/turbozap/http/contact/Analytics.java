package io.turbozap.http.contact;

import io.turbozap.campaign.SendCounts;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.session.CampaignView;
import io.turbozap.store.history.DeliverySummary;
import org.jspecify.annotations.Nullable;

/** Numbers of what became of a campaign: only those that are known. */
final class Analytics {

    private static final double DIGITS = 10_000;

    private Analytics() {}

    /**
     * Writes the numbers of one campaign.
     *
     * @param summary of what was started; null if nothing was recorded
     */
    static void write(CampaignView view, @Nullable DeliverySummary summary, JsonWriter json) {
        SendCounts sendCounts = view.sendCounts();
        int tried = sendCounts.completed() + sendCounts.failed() + sendCounts.uncertain();
        json.object()
                .member("id", view.campaign().id().value())
                .member("status", BookCampaignView.status(view.status()))
                .member("total_contacts", view.campaign().totalRecipients())
                .member("pending", sendCounts.pending() + sendCounts.executing())
                .member("sent", sendCounts.completed())
                .member("failed", sendCounts.failed())
                .member("uncertain", sendCounts.uncertain())
                .member("skipped", sendCounts.skipped());
        rate("sent_rate", sendCounts.completed(), tried, json);
        rate("failed_rate", sendCounts.failed(), tried, json);
        if (summary != null) {
            write(summary, json);
        }
        Long startedAt = view.startedAt();
        Long completedAt = view.completedAt();
        json.time("started_at", startedAt).time("completed_at", completedAt);
        if (startedAt != null && completedAt != null) {
            json.member("duration_ms", completedAt - startedAt);
        }
        json.endObject();
    }

    private static void write(DeliverySummary summary, JsonWriter json) {
        DeliverySummary.Confirmed confirmed = summary.confirmed();
        json.name("delivery")
                .object()
                .member("none", confirmed.none())
                .member("server", confirmed.server())
                .member("delivered", confirmed.delivered())
                .member("read", confirmed.read())
                .member("played", confirmed.played())
                .member("error", confirmed.error())
                .endObject();
        long read = confirmed.read() + confirmed.played();
        rate("delivered_rate", confirmed.delivered() + read, summary.completed(), json);
        rate("read_rate", read, summary.completed(), json);
        json.time("first_sent_at", summary.firstSentAt()).time("last_sent_at", summary.lastSentAt());
        number("average_to_deliver_ms", summary.averageToDeliver(), json);
        number("average_to_read_ms", summary.averageToRead(), json);
    }

    private static void number(String name, @Nullable Long number, JsonWriter json) {
        if (number != null) {
            json.member(name, number);
        }
    }

    /** A part of a whole, from 0 to 1; nothing of nothing. */
    private static void rate(String name, long part, long whole, JsonWriter json) {
        if (whole > 0) {
            json.decimal(name, Math.round(part * DIGITS / whole) / DIGITS);
        }
    }
}
