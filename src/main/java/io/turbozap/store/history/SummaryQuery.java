package io.turbozap.store.history;

import static io.turbozap.store.history.DeliverySql.SENT;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.SendState;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;

/** The summary of one campaign, in one pass over its rows: neither engine groups a million of them as fast. */
final class SummaryQuery {

    private enum Column implements SelectItem {
        PENDING(count(SendState.PENDING)),
        EXECUTING(count(SendState.EXECUTING)),
        COMPLETED(count(SendState.COMPLETED)),
        FAILED(count(SendState.FAILED)),
        UNCERTAIN(count(SendState.UNCERTAIN)),
        SKIPPED(count(SendState.SKIPPED)),
        NONE(count(DeliveryState.NONE)),
        SERVER(count(DeliveryState.SERVER)),
        DELIVERED(count(DeliveryState.DELIVERED)),
        READ(count(DeliveryState.READ)),
        PLAYED(count(DeliveryState.PLAYED)),
        ERROR(count(DeliveryState.ERROR)),
        FIRST_SENT_AT("MIN(CASE WHEN " + SENT + " THEN sent_at END)"),
        LAST_SENT_AT("MAX(CASE WHEN " + SENT + " THEN sent_at END)"),
        AVERAGE_TO_DELIVER(average(DeliverySql.ARRIVED)),
        AVERAGE_TO_READ(average(DeliverySql.SEEN));

        private final String sql;

        Column(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }

        private static String count(SendState state) {
            return DeliverySql.count("status = '" + state.wireName() + "'");
        }

        private static String count(DeliveryState state) {
            return DeliverySql.count(SENT + " AND ack = " + state.level());
        }

        /** A whole number on both engines; WAHA's clock may be behind ours. */
        private static String average(String time) {
            return "CAST(AVG(CASE WHEN " + SENT + " AND " + time + " > sent_at THEN " + time + " - sent_at WHEN " + SENT
                    + " AND " + time + " <= sent_at THEN 0 END) AS BIGINT)";
        }
    }

    static final String SQL = "SELECT " + SelectItem.list(Column.class) + " FROM delivery WHERE id >= ? AND id < ?";

    private SummaryQuery() {}

    static DeliverySummary read(Row row) {
        return new DeliverySummary(
                row.number(Column.PENDING),
                row.number(Column.EXECUTING),
                row.number(Column.COMPLETED),
                row.number(Column.FAILED),
                row.number(Column.UNCERTAIN),
                row.number(Column.SKIPPED),
                new DeliverySummary.Confirmed(
                        row.number(Column.NONE),
                        row.number(Column.SERVER),
                        row.number(Column.DELIVERED),
                        row.number(Column.READ),
                        row.number(Column.PLAYED),
                        row.number(Column.ERROR)),
                row.numberOrNull(Column.FIRST_SENT_AT),
                row.numberOrNull(Column.LAST_SENT_AT),
                row.numberOrNull(Column.AVERAGE_TO_DELIVER),
                row.numberOrNull(Column.AVERAGE_TO_READ));
    }
}
