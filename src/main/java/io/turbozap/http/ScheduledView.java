package io.turbozap.http;

import io.turbozap.campaign.CampaignHead;
import io.turbozap.campaign.ChatId;
import io.turbozap.campaign.Counts;
import io.turbozap.campaign.Template;
import io.turbozap.campaign.wording.KnownFields;
import io.turbozap.campaign.wording.Wording;
import io.turbozap.session.CampaignView;
import io.turbozap.store.Deliveries;
import io.turbozap.store.Delivery;
import java.util.List;

/** How single messages look to callers, in answers and in events. */
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
        Template template =
                message.messages().isEmpty() ? null : message.messages().get(0).template();
        return template == null ? "" : template.render(field -> null);
    }

    private static String status(CampaignView view) {
        return switch (view.status()) {
            case SCHEDULED -> "scheduled";
            case RUNNING -> view.counts().uncertain() > 0 ? "uncertain" : "sending";
            case PAUSED -> "paused";
            case PENDING, STOPPED -> "cancelled";
            case MISSED -> "missed";
            case COMPLETED -> outcome(view.counts());
        };
    }

    private static String outcome(Counts counts) {
        if (counts.failed() > 0) {
            return "failed";
        }
        return counts.skipped() > 0 ? "skipped" : counts.uncertain() > 0 ? "uncertain" : "sent";
    }
}
