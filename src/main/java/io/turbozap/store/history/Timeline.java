package io.turbozap.store.history;

import io.turbozap.campaign.CampaignId;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.turbozap.store.journal.TimelineStatements;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The timeline of campaigns, as {@link io.turbozap.store.journal.SqlJournal} recorded it beside the events. Safe to use from any thread. */
public final class Timeline {

    private enum Column implements SelectItem {
        AT,
        EVENT,
        SET_BY,
        DETAIL;

        @Override
        public String sql() {
            return "e." + SelectItem.super.sql();
        }
    }

    private static final String LAST =
            "SELECT " + SelectItem.list(Column.class) + """
             FROM campaign_event e JOIN campaign c ON c.number = e.campaign_number
            WHERE c.id = ? AND c.status <> 'deleted' ORDER BY e.seq LIMIT %d""".formatted(TimelineStatements.MOST);

    private final Database database;

    public Timeline(Database database) {
        this.database = database;
    }

    /**
     * Something that happened to a campaign.
     *
     * @param at epoch milliseconds
     * @param by who or what did it, or null where it followed by itself
     * @param detail numbers of it, or null
     */
    public record Entry(
            long at,
            String event,
            @Nullable String by,
            @Nullable JsonObject detail) {}

    /** The last events of a campaign, the newest last; none if there is no such campaign. */
    public Future<List<Entry>> of(CampaignId campaign) {
        return database.read(LAST, Timeline::read, campaign.value());
    }

    private static Entry read(Row row) {
        String detail = row.textOrNull(Column.DETAIL);
        return new Entry(
                row.number(Column.AT),
                row.text(Column.EVENT),
                row.textOrNull(Column.SET_BY),
                detail == null ? null : new JsonObject(detail));
    }
}
