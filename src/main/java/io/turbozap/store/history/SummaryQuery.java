package io.turbozap.store.history;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.SendState;
import io.turbozap.store.Row;
import java.util.ArrayList;
import java.util.List;

/** The summary of one campaign, in one pass over its rows: neither engine groups a million of them as fast. */
final class SummaryQuery {

    private static final String SENT = "status = 'completed'";
    private static final String ARRIVED = "COALESCE(delivered_at, read_at, played_at)";
    private static final String SEEN = "COALESCE(read_at, played_at)";

    static final String SQL = "SELECT " + String.join(", ", columns()) + " FROM delivery WHERE id >= ? AND id < ?";

    private SummaryQuery() {}

    private static List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (SendState state : SendState.values()) {
            columns.add(count("status = '" + state.wireName() + "'"));
        }
        for (DeliveryState state : DeliveryState.values()) {
            columns.add(count(SENT + " AND ack = " + state.level()));
        }
        columns.add("MIN(CASE WHEN " + SENT + " THEN sent_at END)");
        columns.add("MAX(CASE WHEN " + SENT + " THEN sent_at END)");
        columns.add(average(ARRIVED));
        columns.add(average(SEEN));
        return columns;
    }

    private static String count(String condition) {
        return "COUNT(CASE WHEN " + condition + " THEN 1 END)";
    }

    /** A whole number on both engines; WAHA's clock may be behind ours. */
    private static String average(String time) {
        return "CAST(AVG(CASE WHEN " + SENT + " AND " + time + " > sent_at THEN " + time + " - sent_at WHEN " + SENT
                + " AND " + time + " <= sent_at THEN 0 END) AS BIGINT)";
    }

    static DeliverySummary read(Row row) {
        return new DeliverySummary(
                row.number(0),
                row.number(1),
                row.number(2),
                row.number(3),
                row.number(4),
                row.number(5),
                new DeliverySummary.Confirmed(
                        row.number(6), row.number(7), row.number(9), row.number(10), row.number(11), row.number(8)),
                row.numberOrNull(12),
                row.numberOrNull(13),
                row.numberOrNull(14),
                row.numberOrNull(15));
    }
}
