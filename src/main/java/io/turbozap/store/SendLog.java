package io.turbozap.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every send has to have recorded before it goes on is appended to a log, and carried over from there many at a time:
 * a random place in a large table costs ten times as much as the end of a small one. It keeps the order: whatever else is
 * written here finds everything carried over that was appended before. Safe to use from any thread.
 *
 * <p>Its only memory is how far it came; the log itself is in the store, and is carried over at the next start if there is
 * no other time.
 */
public final class SendLog {

    private static final Logger log = LoggerFactory.getLogger(SendLog.class);

    /** Enough to make it cheap, few enough that no send waits long for it. */
    private static final int MOST_WAITING = 1_000;

    private static final long LATEST_MILLIS = 200;

    private final ContextInternal own;
    private final Database database;
    private final Database current = new CurrentDatabase(this);

    private long last;
    /** Up to here all is under way into the tables. */
    private long underWay = -1;
    /** Up to here it surely is in the tables. */
    private long carried = -1;

    private Future<Void> carrying = Future.succeededFuture();
    private boolean timed;

    private SendLog(ContextInternal own, Database database, long last) {
        this.own = own;
        this.database = database;
        this.last = last;
    }

    /** Looks what an earlier process left there. Fails with a {@link StoreException} if that cannot be read. */
    public static Future<SendLog> open(Vertx vertx, Database database) {
        ContextInternal own = ((VertxInternal) vertx).createEventLoopContext();
        return database.read("SELECT COALESCE(MAX(seq), -1) FROM send_log", row -> row.number(0))
                .map(last -> new SendLog(own, database, last.get(0)));
    }

    /** The store as it is once all is carried over: for whoever reads or changes deliveries. */
    public Database current() {
        return current;
    }

    /** The store as it is, for what has nothing to do with sends. */
    Database database() {
        return database;
    }

    /**
     * A fact on its way into the store.
     *
     * @param send to be appended, or null
     * @param statements what else it changes
     */
    record Part(@Nullable LoggedSend send, List<Statement> statements) {}

    /** Records facts in this order, all or none. The future succeeds once they are safe. */
    synchronized Future<Void> record(List<Part> parts) {
        List<Statement> all = new ArrayList<>(parts.size());
        long upTo = carried;
        for (Part part : parts) {
            if (part.send() != null) {
                all.add(part.send().appended(++last));
            } else if (upTo < last) {
                all.addAll(LoggedSend.carriedOver(carried, last));
                upTo = last;
            }
            all.addAll(part.statements());
        }
        Future<Void> safe = database.write(all).mapEmpty();
        if (upTo > carried) {
            follow(safe, upTo);
        }
        if (last - underWay >= MOST_WAITING) {
            carryOver();
        } else if (underWay < last && !timed) {
            timed = true;
            own.setTimer(LATEST_MILLIS, tick -> due());
        }
        return safe;
    }

    private synchronized void due() {
        timed = false;
        carryOver();
    }

    /** Does a change to what was appended before, as {@link Database#write}. */
    synchronized Future<int[]> write(List<Statement> change) {
        if (carried == last) {
            return database.write(change);
        }
        List<Statement> all = new ArrayList<>(LoggedSend.carriedOver(carried, last));
        int before = all.size();
        all.addAll(change);
        Future<int[]> written = database.write(all);
        follow(written.mapEmpty(), last);
        return written.map(counts -> Arrays.copyOfRange(counts, before, counts.length));
    }

    /** Carries over what was appended so far, which otherwise happens soon; the future succeeds once that is done. */
    public synchronized Future<Void> carryOver() {
        if (underWay < last) {
            follow(database.write(LoggedSend.carriedOver(carried, last)).mapEmpty(), last);
        }
        return carrying.isComplete() ? carrying : Caller.current(Caller.of(own)).told(carrying);
    }

    private void follow(Future<Void> written, long upTo) {
        underWay = upTo;
        carrying = written;
        written.onComplete(done -> {
            if (done.succeeded()) {
                carriedUpTo(upTo);
            } else {
                missed(done.cause());
            }
        });
    }

    private synchronized void carriedUpTo(long upTo) {
        carried = Math.max(carried, upTo);
    }

    /** It stays in the log, and goes with the next. */
    private synchronized void missed(Throwable failure) {
        underWay = Math.min(underWay, carried);
        if (database.isUp()) {
            log.error("deliveries are not shown as they are, for the log of sends cannot be carried over", failure);
        }
    }
}
