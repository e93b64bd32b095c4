package io.turbozap.store.history;

import io.turbozap.campaign.SessionName;
import io.turbozap.store.Database;
import io.turbozap.store.Statement;
import io.turbozap.waha.history.HistoryMarks;
import io.vertx.core.Future;
import java.util.Map;
import java.util.stream.Collectors;

/** The marks of how far the messages of each session were read, in the store. Safe to use from any thread. */
public final class SqlHistoryMarks implements HistoryMarks {

    private static final int MOST = 10_000;
    private static final String LATEST =
            "SELECT session, seen_at FROM history_mark WHERE org_id = 1 ORDER BY seen_at DESC LIMIT ?";
    private static final String KEEP = """
            INSERT INTO history_mark (org_id, session, seen_at) VALUES (1, ?, ?)
            ON CONFLICT (org_id, session) DO UPDATE SET seen_at = excluded.seen_at""";

    private final Database database;

    public SqlHistoryMarks(Database database) {
        this.database = database;
    }

    /** The marks of at most 10 000 sessions, those that were written to last. */
    @Override
    public Future<Map<SessionName, Long>> all() {
        return database.read(LATEST, row -> Map.entry(new SessionName(row.text(0)), row.number(1)), MOST)
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Future<Void> keep(SessionName session, long seenAt) {
        return database.write(Statement.of(KEEP, session.value(), seenAt)).mapEmpty();
    }
}
