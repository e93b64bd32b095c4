package io.turbozap.store.history;

import static io.turbozap.store.history.DeliverySql.ARRIVED;
import static io.turbozap.store.history.DeliverySql.SEEN;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.turbozap.store.history.CampaignStatistics.Funnel;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Sums over all deliveries of a campaign, by one pass.
 *
 * @param times the first and the last of each kind of event, as far as there were any
 */
record CampaignSums(Funnel funnel, List<Long> times) {

    private enum Column implements SelectItem {
        SENT(DeliverySql.count(DeliverySql.SENT)),
        SERVER(reached(DeliveryState.SERVER)),
        DELIVERED(reached(DeliveryState.DELIVERED)),
        READ(reached(DeliveryState.READ)),
        PLAYED(reached(DeliveryState.PLAYED)),
        FAILED(DeliverySql.count("status = 'failed'")),
        SKIPPED(DeliverySql.count("status = 'skipped'")),
        UNCERTAIN(DeliverySql.count("status = 'uncertain'")),
        FIRST_SENT_AT("MIN" + time("sent_at", DeliverySql.SENT)),
        LAST_SENT_AT("MAX" + time("sent_at", DeliverySql.SENT)),
        FIRST_ARRIVED_AT("MIN" + time(ARRIVED, DeliverySql.SENT)),
        LAST_ARRIVED_AT("MAX" + time(ARRIVED, DeliverySql.SENT)),
        FIRST_SEEN_AT("MIN" + time(SEEN, DeliverySql.SENT)),
        LAST_SEEN_AT("MAX" + time(SEEN, DeliverySql.SENT)),
        FIRST_FAILED_AT("MIN" + time("failed_at", DeliverySql.FAILED)),
        LAST_FAILED_AT("MAX" + time("failed_at", DeliverySql.FAILED));

        private static final Set<Column> TIMES = EnumSet.range(FIRST_SENT_AT, LAST_FAILED_AT);

        private final String sql;

        Column(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }

        private static String reached(DeliveryState state) {
            return DeliverySql.count(DeliverySql.SENT + " AND ack >= " + state.level());
        }

        private static String time(String time, String condition) {
            return "(CASE WHEN " + condition + " THEN " + time + " END)";
        }
    }

    static final String SQL = "SELECT " + SelectItem.list(Column.class) + " FROM delivery WHERE id >= ? AND id < ?";

    static CampaignSums read(Row row) {
        Funnel funnel = new Funnel(
                row.number(Column.SENT),
                row.number(Column.SERVER),
                row.number(Column.DELIVERED),
                row.number(Column.READ),
                row.number(Column.PLAYED),
                row.number(Column.FAILED),
                row.number(Column.SKIPPED),
                row.number(Column.UNCERTAIN));
        List<Long> times = Column.TIMES.stream()
                .map(row::numberOrNull)
                .filter(Objects::nonNull)
                .toList();
        return new CampaignSums(funnel, times);
    }
}
