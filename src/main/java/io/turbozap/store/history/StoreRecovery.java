package io.turbozap.store.history;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.Retention;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredSession;
import io.turbozap.store.Database;
import io.turbozap.store.engine.AsyncLoops;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what belongs into memory at the start, some sessions at a time. */
final class StoreRecovery {

    private static final int SESSIONS_AT_ONCE = 256;

    private static final String SESSIONS =
            "SELECT " + SessionRow.COLUMNS + " FROM session WHERE name > ? ORDER BY name LIMIT " + SESSIONS_AT_ONCE;

    private static final String OPEN = "SELECT " + CampaignRow.COLUMNS
            + " FROM campaign c WHERE c.session >= ? AND c.session <= ?"
            + " AND c.status IN ('pending', 'scheduled', 'running', 'paused', 'stopped', 'missed')";

    private static final String COMPLETED = "SELECT " + CampaignRow.COLUMNS
            + " FROM campaign c WHERE c.session >= ? AND c.session <= ? AND c.status = 'completed' AND c.retired = 0"
            + " AND c.completed_at >= ?";

    /** The time of the last one that is still kept. */
    private static final String KEPT_SINCE = """
            SELECT completed_at FROM campaign WHERE status = 'completed' AND retired = 0 AND completed_at >= ?
            ORDER BY completed_at DESC LIMIT 1 OFFSET ?""";

    /** Those in the queue first, in its order. */
    private static final Comparator<CampaignRow> IN_ORDER = Comparator.comparing(
                    CampaignRow::queuePlace, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(CampaignRow::number);

    private final Database database;
    private final Retention retention;
    private final long now;
    private final CampaignLoader loader;
    private final Function<StoredSession, Future<Void>> sink;
    private long keptSince;
    private String last = "";

    StoreRecovery(Database database, Retention retention, long now, Function<StoredSession, Future<Void>> sink) {
        this.database = database;
        this.retention = retention;
        this.now = now;
        this.loader = new CampaignLoader(database, now);
        this.sink = sink;
    }

    Future<Void> run() {
        return findKeptSince().compose(since -> {
            keptSince = since;
            return AsyncLoops.whileTrue(this::next);
        });
    }

    /** Completed campaigns are kept from this time on: none of them, many of them, or as many as may be. */
    private Future<Long> findKeptSince() {
        if (retention.completedMax() == 0) {
            return Future.succeededFuture(Long.MAX_VALUE);
        }
        long oldest = now - retention.completedFor();
        return database.read(KEPT_SINCE, row -> row.number(0), oldest, retention.completedMax() - 1)
                .map(found -> found.isEmpty() ? Long.valueOf(oldest) : found.get(0));
    }

    private Future<Boolean> next() {
        return database.read(SESSIONS, SessionRow::read, last)
                .compose(sessions -> sessions.isEmpty() ? Future.succeededFuture(false) : hand(sessions));
    }

    private Future<Boolean> hand(List<SessionRow> sessions) {
        String first = sessions.get(0).name().value();
        last = sessions.get(sessions.size() - 1).name().value();
        List<CampaignRow> rows = new ArrayList<>();
        return scan(OPEN, rows, first, last)
                .compose(read -> scan(COMPLETED, rows, first, last, keptSince))
                .compose(read -> {
                    rows.sort(IN_ORDER);
                    return loader.load(rows);
                })
                .compose(campaigns -> hand(sessions, bySession(campaigns)))
                .map(sessions.size() == SESSIONS_AT_ONCE);
    }

    private Future<Void> scan(String sql, List<CampaignRow> rows, Object... arguments) {
        return database.scan(
                sql,
                CampaignRow::read,
                some -> {
                    rows.addAll(some);
                    return Future.succeededFuture();
                },
                arguments);
    }

    private static Map<SessionName, List<StoredCampaign>> bySession(List<StoredCampaign> campaigns) {
        Map<SessionName, List<StoredCampaign>> bySession = new HashMap<>();
        for (StoredCampaign campaign : campaigns) {
            bySession
                    .computeIfAbsent(campaign.campaign().session(), name -> new ArrayList<>(1))
                    .add(campaign);
        }
        return bySession;
    }

    private Future<Void> hand(List<SessionRow> sessions, Map<SessionName, List<StoredCampaign>> campaigns) {
        return AsyncLoops.forEach(
                sessions, session -> sink.apply(session.stored(campaigns.getOrDefault(session.name(), List.of()))));
    }
}
