package io.turbozap.store.journal;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.store.Statement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An acknowledgement: how far a message came, as WAHA reported it.
 *
 * @param messageId WhatsApp's bare id
 * @param at epoch milliseconds
 * @param error why it failed, or null
 */
record Ack(
        String messageId,
        DeliveryState state,
        long at,
        @Nullable String error) {

    private static final Map<DeliveryState, String> SQL = new EnumMap<>(Map.of(
            DeliveryState.SERVER, reached(DeliveryState.SERVER, "server_at"),
            DeliveryState.DELIVERED, reached(DeliveryState.DELIVERED, "delivered_at"),
            DeliveryState.READ, reached(DeliveryState.READ, "read_at"),
            DeliveryState.PLAYED, reached(DeliveryState.PLAYED, "played_at")));

    private static final String ERROR_SQL =
            update(DeliveryState.ERROR, "ack_error = COALESCE(?, ack_error, 'refused by WhatsApp')");

    private static String reached(DeliveryState state, String time) {
        return update(state, time + " = CASE WHEN " + time + " <= ? THEN " + time + " ELSE ? END");
    }

    /** The state only grows. */
    private static String update(DeliveryState state, String more) {
        String lower = Arrays.stream(DeliveryState.values())
                .filter(other -> other.compareTo(state) < 0)
                .map(other -> Integer.toString(other.level()))
                .collect(Collectors.joining(", "));
        return "UPDATE delivery SET ack = CASE WHEN ack IN (" + lower + ") THEN " + state.level() + " ELSE ack END, "
                + more + " WHERE message_id = ?";
    }

    /** What it changes: the state only grows, and each time is that of the first ack of its kind. */
    Statement statement() {
        String sql = SQL.get(state);
        return sql == null ? Statement.of(ERROR_SQL, error, messageId) : Statement.of(sql, at, at, messageId);
    }
}
