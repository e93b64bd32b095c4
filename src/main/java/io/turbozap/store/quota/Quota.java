package io.turbozap.store.quota;

import io.turbozap.campaign.Org;
import io.turbozap.store.Database;
import io.vertx.core.Future;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The number of rows that callers may keep in a table: all of them together, and each organisation a share of that, so
 * that none takes the room of the others. The organisation of the operator is bounded by the whole alone. Rows are
 * counted only when no room is known of: at first, once the room that was known is used up, and at each attempt while
 * there is none, but never twice at once. So it costs nothing as a rule; callers at the same time may go over by as many
 * as they are. Thread-safe.
 */
public final class Quota {

    /** How many organisations it takes to fill the whole. */
    static final int SHARES = 10;

    private final Database database;
    private final String count;
    private final long most;
    private final String things;
    private final String remedy;
    private final Room whole;
    private final Map<Org, Room> shares = new ConcurrentHashMap<>();

    /**
     * @param count the SQL that counts the rows
     * @param most of all organisations together
     * @param things what they are, for people
     * @param remedy what makes room, for people
     */
    Quota(Database database, String count, long most, String things, String remedy) {
        this.database = database;
        this.count = count;
        this.most = most;
        this.things = things;
        this.remedy = remedy;
        this.whole = new Room(count, most);
    }

    /**
     * Takes room for one more row of {@code org}. Fails with {@link QuotaReached} if there is none, or with a
     * {@link io.turbozap.store.StoreException} if the store is in trouble.
     */
    public Future<Void> take(Org org) {
        if (org.equals(Org.FIRST)) {
            return whole.take(full(most));
        }
        return shares.computeIfAbsent(org, this::share)
                .take(full(share()))
                .compose(own -> whole.take(
                        "There is no room for more " + things + " on this server: its operator can make some"));
    }

    private Room share(Org org) {
        return new Room(count + " WHERE org_id = ?", share(), org.id());
    }

    private long share() {
        return Math.max(1, most / SHARES);
    }

    private String full(long rows) {
        return "There are " + rows + " " + things + " already: " + remedy;
    }

    /** Rows for which there is room, as far as is known. */
    private final class Room {

        private final String sql;
        private final long size;
        private final @Nullable Object[] arguments;
        private long left;
        private boolean full;
        private boolean counting;

        Room(String sql, long size, @Nullable Object... arguments) {
            this.sql = sql;
            this.size = size;
            this.arguments = arguments;
        }

        Future<Void> take(String refusal) {
            if (isKnown()) {
                return taken(refusal);
            }
            return database.read(sql, row -> row.number(0), arguments)
                    .onFailure(failure -> uncounted())
                    .compose(rows -> {
                        counted(rows.get(0));
                        return taken(refusal);
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
            left = Math.max(0, size - rows);
            full = left == 0;
        }

        private synchronized Future<Void> taken(String refusal) {
            if (full) {
                return Future.failedFuture(new QuotaReached(refusal));
            }
            left = Math.max(0, left - 1);
            return Future.succeededFuture();
        }
    }
}
