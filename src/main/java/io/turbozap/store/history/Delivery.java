package io.turbozap.store.history;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
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

    private enum Column implements SelectItem {
        ID,
        CAMPAIGN {
            @Override
            public String sql() {
                return "(SELECT named.id FROM campaign named WHERE named.number = d.campaign_number)";
            }
        },
        REQUEST,
        SOURCE,
        SESSION,
        CHAT_ID,
        STATUS,
        ATTEMPTS,
        MESSAGE_ID,
        REASON,
        ACK,
        ACK_ERROR,
        INTENDED_AT,
        SENT_AT,
        FAILED_AT,
        SERVER_AT,
        DELIVERED_AT,
        READ_AT,
        PLAYED_AT,
        UPDATED_AT;

        @Override
        public String sql() {
            return "d." + SelectItem.super.sql();
        }
    }

    /** Select list for {@link #read}, of a row that the query calls {@code d}. */
    static final String COLUMNS = SelectItem.list(Column.class);

    static Delivery read(Row row) {
        return new Delivery(
                row.number(Column.ID),
                new CampaignId(row.text(Column.CAMPAIGN)),
                row.integer(Column.REQUEST),
                Lane.valueOf(row.text(Column.SOURCE).toUpperCase(Locale.ROOT)),
                new SessionName(row.text(Column.SESSION)),
                row.text(Column.CHAT_ID),
                Objects.requireNonNull(SendState.parse(row.text(Column.STATUS))),
                row.integer(Column.ATTEMPTS),
                row.textOrNull(Column.MESSAGE_ID),
                row.textOrNull(Column.REASON),
                DeliveryState.of(row.number(Column.ACK)),
                row.textOrNull(Column.ACK_ERROR),
                row.numberOrNull(Column.INTENDED_AT),
                row.numberOrNull(Column.SENT_AT),
                row.numberOrNull(Column.FAILED_AT),
                row.numberOrNull(Column.SERVER_AT),
                row.numberOrNull(Column.DELIVERED_AT),
                row.numberOrNull(Column.READ_AT),
                row.numberOrNull(Column.PLAYED_AT),
                row.number(Column.UPDATED_AT));
    }

    /** Without the recipient. */
    @Override
    public String toString() {
        return "Delivery[" + campaign + "#" + request + ", " + status + ", " + delivery + "]";
    }
}
