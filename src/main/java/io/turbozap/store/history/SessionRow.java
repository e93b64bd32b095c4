package io.turbozap.store.history;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.DayCount;
import io.turbozap.session.PacingRules;
import io.turbozap.session.QuietHours;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredSession;
import io.turbozap.store.Row;
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

    /** What {@link #read} reads. */
    static final String COLUMNS = """
            name, held, last_start_at, day, day_count, webhook_seen, pacing_interval, pacing_random_extra,
            pacing_quiet_from, pacing_quiet_to, pacing_daily_cap, pacing_zone""";

    static SessionRow read(Row row) {
        return new SessionRow(
                new SessionName(row.text(0)),
                row.flag(1),
                row.numberOrNull(2),
                new DayCount(row.number(3), row.integer(4)),
                row.flag(5),
                row.numberOrNull(6) == null ? null : pacing(row));
    }

    private static PacingRules pacing(Row row) {
        String quietFrom = row.textOrNull(8);
        return new PacingRules(
                row.number(6),
                row.number(7),
                quietFrom == null ? null : new QuietHours(LocalTime.parse(quietFrom), LocalTime.parse(row.text(9))),
                row.integer(10),
                ZoneId.of(row.text(11)));
    }

    StoredSession stored(List<StoredCampaign> campaigns) {
        return new StoredSession(name, held, pacing, lastStartAt, today, webhookSeen, campaigns);
    }
}
