package io.turbozap.store.history;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.store.Row;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that was started or skipped, and what became of it. Times are epoch milliseconds, or null for what has not
 * happened as far as known.
 *
 * @param id orders deliveries: by campaign in order of creation, then by request; goes on where a page ended
 * @param request its number in the campaign
 * @param chatId whom it went to, as WAHA took it
 * @param attempts how often it was started
 * @param messageId WhatsApp's bare id, or null
 * @param reason why it failed, is uncertain, was skipped or is pending again; or null
 * @param ackError why WhatsApp refused it after WAHA had taken it, or null
 * @param intendedAt when it was started last
 * @param serverAt acks: one may be missing although later ones came
 * @param updatedAt when its status changed last
 */
public record Delivery(
        long id,
        CampaignId campaign,
        int request,
        Lane lane,
        SessionName session,
        String chatId,
        SendState status,
        int attempts,
        @Nullable String messageId,
        @Nullable String reason,
        DeliveryState delivery,
        @Nullable String ackError,
        @Nullable Long intendedAt,
        @Nullable Long sentAt,
        @Nullable Long failedAt,
        @Nullable Long serverAt,
        @Nullable Long deliveredAt,
        @Nullable Long readAt,
        @Nullable Long playedAt,
        long updatedAt) {

    /** What {@link #read} reads, of a row that the query calls {@code d}. */
    static final String COLUMNS = """
            d.id, (SELECT named.id FROM campaign named WHERE named.number = d.campaign_number), d.request, d.source,
            d.session, d.chat_id, d.status, d.attempts, d.message_id, d.reason, d.ack, d.ack_error, d.intended_at,
            d.sent_at, d.failed_at, d.server_at, d.delivered_at, d.read_at, d.played_at, d.updated_at""";

    /** @param from the number of the first of these columns */
    static Delivery read(Row row, int from) {
        return new Delivery(
                row.number(from),
                new CampaignId(row.text(from + 1)),
                row.integer(from + 2),
                Lane.valueOf(row.text(from + 3).toUpperCase(Locale.ROOT)),
                new SessionName(row.text(from + 4)),
                row.text(from + 5),
                Objects.requireNonNull(SendState.parse(row.text(from + 6))),
                row.integer(from + 7),
                row.textOrNull(from + 8),
                row.textOrNull(from + 9),
                DeliveryState.of(row.number(from + 10)),
                row.textOrNull(from + 11),
                row.numberOrNull(from + 12),
                row.numberOrNull(from + 13),
                row.numberOrNull(from + 14),
                row.numberOrNull(from + 15),
                row.numberOrNull(from + 16),
                row.numberOrNull(from + 17),
                row.numberOrNull(from + 18),
                row.number(from + 19));
    }

    /** Without the recipient. */
    @Override
    public String toString() {
        return "Delivery[" + campaign + "#" + request + ", " + status + ", " + delivery + "]";
    }
}
