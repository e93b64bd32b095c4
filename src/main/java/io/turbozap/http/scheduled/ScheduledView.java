package io.turbozap.http.scheduled;

import io.turbozap.campaign.CampaignHead;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.template.KnownFields;
import io.turbozap.campaign.template.Wording;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.session.CampaignView;
import io.turbozap.store.history.Deliveries;
import io.turbozap.store.history.Delivery;
import java.util.List;

/** Single messages as callers see them, in answers and in events. */
final class ScheduledView {

    private ScheduledView() {}

    /** A message that has not left. */
    static void write(CampaignView view, JsonWriter json) {
        open(view, json).member("status", status(view)).endObject();
    }

    /** A message that left, and how far it came since. */
    static void write(Deliveries.Left left, JsonWriter json) {
        Delivery delivery = left.delivery();
        open(left.campaign(), json)
                .member("status", "sent")
                .member("deliveryStatus", delivery.delivery().wireName())
                .member("deliveryId", delivery.id())
                .member("messageId", delivery.messageId())
                .member("error", delivery.ackError())
                .time("sentAt", delivery.sentAt())
                .time("deliveredAt", delivery.deliveredAt())
                .time("readAt", delivery.readAt())
                .endObject();
    }

    private static JsonWriter open(CampaignView view, JsonWriter json) {
        CampaignHead message = view.campaign();
        Long sendAt = view.scheduledAt();
        json.object()
                .member("id", message.id().value())
                .member(ScheduledMessages.RECIPIENT, recipient(message))
                .member(ScheduledMessages.MESSAGE, text(message));
        if (sendAt != null) {
            json.member(ScheduledMessages.SEND_AT, sendAt);
        }
        warn(text(message), json);
        return json.member(
                        ScheduledMessages.CHANNEL, message.session().channel().wireName())
                .member(ScheduledMessages.SESSION, message.session().value())
                .time("createdAt", message.createdAt().toEpochMilli())
                .time("updatedAt", view.updatedAt());
    }

    /** The documents show braces in such a text, so they are no error; but they are not silent. */
    private static void warn(String text, JsonWriter json) {
        List<String> warnings = text.indexOf('{') < 0
                ? List.of()
                : Wording.of(text, KnownFields.UNFILLED, /* literalBraces= */ false)
                        .unfilled();
        if (!warnings.isEmpty()) {
            json.name("warnings").array();
            warnings.forEach(json::value);
            json.endArray();
        }
    }

    private static String recipient(CampaignHead message) {
        String chatId = message.recipient() == null ? "" : message.recipient();
        return new ChatId(chatId).shown();
    }

    private static String text(CampaignHead message) {
        TextTemplate textTemplate =
                message.messages().isEmpty() ? null : message.messages().get(0).textTemplate();
        return textTemplate == null ? "" : textTemplate.render(field -> null);
    }

    private static String status(CampaignView view) {
        return switch (view.status()) {
            case SCHEDULED -> "scheduled";
            case RUNNING -> view.sendCounts().uncertain() > 0 ? "uncertain" : "sending";
            case PAUSED -> "paused";
            case PENDING, STOPPED -> "cancelled";
            case MISSED -> "missed";
            case COMPLETED -> outcome(view.sendCounts());
        };
    }

    private static String outcome(SendCounts sendCounts) {
        if (sendCounts.failed() > 0) {
            return "failed";
        }
        return sendCounts.skipped() > 0 ? "skipped" : sendCounts.uncertain() > 0 ? "uncertain" : "sent";
    }
}
