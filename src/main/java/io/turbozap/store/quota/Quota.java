package io.turbozap.store.quota;

import io.turbozap.store.Database;
import io.vertx.core.Future;

/**
 * The number of rows that callers may keep in a table. It is counted only when no room is known of: at first, once the
 * room that was known is used up, and at each attempt while there is none, but never twice at once. So it costs nothing
 * as a rule; callers at the same time may go over by as many as they are. Thread-safe.
 */
public final class Quota {

    private final Database database;
    private final String count;
    private final long most;
    private final String things;
    private final String remedy;
    /** Rows for which there is room, as far as is known. */
    private long left;

    private boolean full;
    private boolean counting;

    /**
     * @param count the SQL that counts the rows
     * @param things what they are, for people
     * @param remedy what makes room, for people
     */
    Quota(Database database, String count, long most, String things, String remedy) {
        this.database = database;
        this.count = count;
        this.most = most;
        this.things = things;
        this.remedy = remedy;
    }

    /**
     * Takes room for one more row. Fails with {@link QuotaReached} if there is none, or with a
     * {@link io.turbozap.store.StoreException} if the store is in trouble.
     */
    public Future<Void> take() {
        if (isKnown()) {
            return taken();
        }
        return database.read(count, row -> row.number(0))
                .onFailure(failure -> uncounted())
                .compose(rows -> {
                    counted(rows.get(0));
                    return taken();
                });
    }

    /** Whether nothing need be counted now. What is known last goes on while another caller counts. */
    private synchronized boolean isKnown() {
        if (left > 0 || counting) {
            return true;
        }
        counting = true;
        return false;
    }

    private synchronized void uncounted() {
        counting = false;
    }

    private synchronized void counted(long rows) {
        counting = false;
        left = Math.max(0, most - rows);
        full = left == 0;
    }

    private synchronized Future<Void> taken() {
        if (full) {
            return Future.failedFuture(new QuotaReached("There are " + most + " " + things + " already: " + remedy));
        }
        left = Math.max(0, left - 1);
        return Future.succeededFuture();
    }
}
