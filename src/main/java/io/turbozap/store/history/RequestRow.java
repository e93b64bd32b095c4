package io.turbozap.store.history;

import io.turbozap.campaign.SendState;
import io.turbozap.session.port.StoredRequest;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.turbozap.store.journal.DeliveryKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request as its row has it, as far as its session needs to know. */
record RequestRow(
        long id,
        SendState state,
        boolean settling,
        int attempts,
        String chatId,
        @Nullable String messageId,
        @Nullable String reason,
        @Nullable Long intendedAt,
        long updatedAt) {

    private enum Column implements SelectItem {
        ID,
        STATUS,
        SETTLING,
        ATTEMPTS,
        CHAT_ID,
        MESSAGE_ID,
        REASON,
        INTENDED_AT,
        UPDATED_AT
    }

    /** Select list for {@link #read}. */
    static final String COLUMNS = SelectItem.list(Column.class);

    static RequestRow read(Row row) {
        return new RequestRow(
                row.number(Column.ID),
                Objects.requireNonNull(SendState.parse(row.text(Column.STATUS))),
                row.flag(Column.SETTLING),
                row.integer(Column.ATTEMPTS),
                row.text(Column.CHAT_ID),
                row.textOrNull(Column.MESSAGE_ID),
                row.textOrNull(Column.REASON),
                row.numberOrNull(Column.INTENDED_AT),
                row.number(Column.UPDATED_AT));
    }

    long campaignNumber() {
        return DeliveryKey.campaignNumber(id);
    }

    int index() {
        return DeliveryKey.request(id);
    }

    /** An intent without an outcome has to be settled like what is known to be unclear. */
    StoredRequest stored() {
        return new StoredRequest(
                index(),
                settling || state == SendState.EXECUTING,
                attempts,
                chatId,
                messageId,
                reason,
                intendedAt == null ? updatedAt : intendedAt,
                updatedAt);
    }
}
