package io.turbozap.store.history;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.PacingRules;
import io.turbozap.session.Retention;
import io.turbozap.session.port.Archive;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredSession;
import io.turbozap.store.Database;
import io.turbozap.store.engine.AsyncLoops;
import io.turbozap.store.journal.SessionStatements;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The archive: what {@link io.turbozap.store.journal.SqlJournal} recorded. Safe to use from any thread. */
public final class SqlArchive implements Archive {

    private static final String CAMPAIGN =
            "SELECT " + CampaignRow.COLUMNS + " FROM campaign c WHERE c.id = ? AND c.status <> 'deleted'";

    private static final String SESSION = "SELECT " + SessionRow.COLUMNS + " FROM session WHERE name = ?";

    private static final String PACES =
            "SELECT " + SessionRow.COLUMNS + " FROM session WHERE pacing_interval IS NOT NULL AND name IN (?";

    private static final String COUNTS =
            "SELECT status, COUNT(*) FROM delivery WHERE id >= ? AND id < ? GROUP BY status";

    private static final String COUNT = "SELECT COUNT(*) FROM campaign WHERE status <> 'deleted'";

    private final Database database;
    private final InstantSource clock;

    public SqlArchive(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Future<Boolean> isHeld() {
        return database.read(
                        "SELECT value FROM setting WHERE name = ? AND org_id = 1",
                        row -> row.text(0),
                        SessionStatements.HOLD)
                .map(values -> values.contains("true"));
    }

    @Override
    public Future<Void> recover(Retention retention, long now, Function<StoredSession, Future<Void>> session) {
        return new StoreRecovery(database, retention, now, session).run();
    }

    @Override
    public Future<@Nullable StoredSession> session(SessionName session) {
        return database.read(SESSION, SessionRow::read, session.value())
                .map(rows -> rows.isEmpty() ? null : rows.get(0).stored(List.of()));
    }

    @Override
    public Future<Map<SessionName, PacingRules>> paces(Collection<SessionName> sessions) {
        if (sessions.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        // as many as the next power of two, so that there are few different statements
        int places = Integer.highestOneBit(2 * sessions.size() - 1);
        Object[] names = new Object[places];
        int at = 0;
        for (SessionName session : sessions) {
            names[at++] = session.value();
        }
        Arrays.fill(names, at, places, names[0]);
        return database.read(PACES + ", ?".repeat(places - 1) + ")", SessionRow::read, names)
                .map(SqlArchive::paces);
    }

    private static Map<SessionName, PacingRules> paces(List<SessionRow> rows) {
        Map<SessionName, PacingRules> paces = new HashMap<>();
        for (SessionRow row : rows) {
            PacingRules own = row.pacing();
            if (own != null) {
                paces.put(row.name(), own);
            }
        }
        return paces;
    }

    @Override
    public Future<@Nullable StoredCampaign> campaign(CampaignId campaign) {
        return row(campaign).compose(row -> row == null ? Future.succeededFuture() : load(row));
    }

    private Future<@Nullable StoredCampaign> load(CampaignRow row) {
        return new CampaignLoader(database, clock.millis()).load(List.of(row)).map(loaded -> loaded.get(0));
    }

    private Future<@Nullable CampaignRow> row(CampaignId campaign) {
        return database.read(CAMPAIGN, CampaignRow::read, campaign.value())
                .map(rows -> rows.isEmpty() ? null : rows.get(0));
    }

    @Override
    public Future<@Nullable CampaignView> view(CampaignId campaign) {
        return row(campaign).compose(row -> row == null ? Future.succeededFuture() : view(row));
    }

    @Override
    public Future<List<CampaignView>> views(CampaignFilter filter, @Nullable CampaignId after, int limit) {
        CampaignListQuery query = CampaignListQuery.of(filter, after, limit);
        return database.read(query.sql(), CampaignRow::read, query.arguments().toArray())
                .compose(rows -> {
                    List<CampaignView> views = new ArrayList<>(rows.size());
                    return AsyncLoops.forEach(rows, row -> view(row).map(view -> {
                                views.add(Objects.requireNonNull(view));
                                return null;
                            }))
                            .map(views);
                });
    }

    /**
     * Counted again unless nothing can have changed since it was completed: an operator may decide what was uncertain.
     */
    private Future<@Nullable CampaignView> view(CampaignRow row) {
        SendCounts sendCounts = row.finalCounts();
        if (row.isCompleted() && sendCounts != null && sendCounts.uncertain() == 0) {
            return Future.succeededFuture(row.view(sendCounts));
        }
        return row.wasStarted()
                ? count(row).map(row::view)
                : Future.succeededFuture(row.view(new SendCounts(0, 0, 0, 0, 0, 0)));
    }

    private Future<SendCounts> count(CampaignRow row) {
        return database.read(
                        COUNTS,
                        found -> Map.entry(Objects.requireNonNull(SendState.parse(found.text(0))), found.integer(1)),
                        row.firstDelivery(),
                        row.endOfDeliveries())
                .map(SqlArchive::counts);
    }

    private static SendCounts counts(List<Map.Entry<SendState, Integer>> found) {
        Map<SendState, Integer> counts = new EnumMap<>(SendState.class);
        found.forEach(count -> counts.put(count.getKey(), count.getValue()));
        return new SendCounts(
                counts.getOrDefault(SendState.PENDING, 0),
                counts.getOrDefault(SendState.EXECUTING, 0),
                counts.getOrDefault(SendState.COMPLETED, 0),
                counts.getOrDefault(SendState.FAILED, 0),
                counts.getOrDefault(SendState.UNCERTAIN, 0),
                counts.getOrDefault(SendState.SKIPPED, 0));
    }

    @Override
    public Future<Long> count() {
        return database.read(COUNT, row -> row.number(0)).map(counts -> counts.get(0));
    }
}
