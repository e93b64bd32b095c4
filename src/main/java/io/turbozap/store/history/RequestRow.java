package io.turbozap.store.history;

import io.turbozap.campaign.SendState;
import io.turbozap.session.port.StoredRequest;
import io.turbozap.store.Row;
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

    /** What {@link #read} reads. */
    static final String COLUMNS =
            "id, status, settling, attempts, chat_id, message_id, reason, intended_at, updated_at";

    static RequestRow read(Row row) {
        return new RequestRow(
                row.number(0),
                Objects.requireNonNull(SendState.parse(row.text(1))),
                row.flag(2),
                row.integer(3),
                row.text(4),
                row.textOrNull(5),
                row.textOrNull(6),
                row.numberOrNull(7),
                row.number(8));
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
