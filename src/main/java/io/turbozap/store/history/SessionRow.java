package io.turbozap.store.history;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.DayCount;
import io.turbozap.session.PacingRules;
import io.turbozap.session.QuietHours;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredSession;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session as its row has it, without campaigns. */
record SessionRow(
        SessionName name,
        boolean held,
        @Nullable Long lastStartAt,
        DayCount today,
        boolean webhookSeen,
        @Nullable PacingRules pacing) {

    private enum Column implements SelectItem {
        NAME,
        HELD,
        LAST_START_AT,
        DAY,
        DAY_COUNT,
        WEBHOOK_SEEN,
        PACING_INTERVAL,
        PACING_RANDOM_EXTRA,
        PACING_QUIET_FROM,
        PACING_QUIET_TO,
        PACING_DAILY_CAP,
        PACING_ZONE
    }

    /** Select list for {@link #read}. */
    static final String COLUMNS = SelectItem.list(Column.class);

    static SessionRow read(Row row) {
        return new SessionRow(
                new SessionName(row.text(Column.NAME)),
                row.flag(Column.HELD),
                row.numberOrNull(Column.LAST_START_AT),
                new DayCount(row.number(Column.DAY), row.integer(Column.DAY_COUNT)),
                row.flag(Column.WEBHOOK_SEEN),
                row.numberOrNull(Column.PACING_INTERVAL) == null ? null : pacing(row));
    }

    private static PacingRules pacing(Row row) {
        String quietFrom = row.textOrNull(Column.PACING_QUIET_FROM);
        return new PacingRules(
                row.number(Column.PACING_INTERVAL),
                row.number(Column.PACING_RANDOM_EXTRA),
                quietFrom == null
                        ? null
                        : new QuietHours(LocalTime.parse(quietFrom), LocalTime.parse(row.text(Column.PACING_QUIET_TO))),
                row.integer(Column.PACING_DAILY_CAP),
                ZoneId.of(row.text(Column.PACING_ZONE)));
    }

    StoredSession stored(List<StoredCampaign> campaigns) {
        return new StoredSession(name, held, pacing, lastStartAt, today, webhookSeen, campaigns);
    }
}
