package io.turbozap.store.journal;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionEvent.OfRequest;
import io.turbozap.store.Database;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.turbozap.store.engine.CallerContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of sends: what has to be recorded of a send before it goes on is appended here, and flushed into the tables
 * many at a time: a random place in a large table costs ten times as much as the end of a small one. It keeps the
 * order: whatever else is recorded finds everything flushed that was appended before. Safe to use from any thread.
 *
 * <p>A store that does not outlive the process needs no log, and no caller has to wait for it: events are safe at once
 * there, unless too many are on their way. Sends are flushed only when a query or something else depends on them, and
 * of those that went well only the last {@value #MOST_KEPT} until then, for such a store would fill the memory.
 */
public final class SendLog {

    private static final Logger log = LoggerFactory.getLogger(SendLog.class);

    /** Enough to make it cheap, few enough that no send waits long for it. */
    private static final int MOST_WAITING = 1_000;

    /** Changes that may be on their way into a store that does not outlive the process. */
    private static final int MOST_BEHIND = 4_096;

    /** Sends that went well and are kept for queries, where there is no log. */
    static final int MOST_KEPT = 20_000;

    /** More in the log than this means that it cannot be flushed. */
    private static final int MOST_LOGGED = 100_000;

    private static final long LATEST_MILLIS = 200;

    private final CallerContext own;
    private final Database database;
    private final boolean durable;
    private final Database current = new CurrentDatabase(this);

    /** What is in the log and not known to be in the tables. */
    private final ArrayDeque<LoggedSend> waiting = new ArrayDeque<>();

    /** What there is in the place of a log. */
    private SendLogFlush unlogged = SendLogFlush.ofUnlogged();

    private int behind;

    private long last;
    /** Up to here all is under way into the tables. */
    private long underWay;
    /** Up to here it surely is in the tables. */
    private long carried;
    /** Up to here it may be in the tables: the furthest that ever was under way. */
    private long handed;

    private Future<Void> carrying = Future.succeededFuture();
    private boolean timed;

    private SendLog(Vertx vertx, Database database, boolean durable, List<LoggedSend> left) {
        this.own = CallerContext.create(vertx);
        this.database = database;
        this.durable = durable;
        this.waiting.addAll(left);
        this.last = left.isEmpty() ? 0 : left.get(left.size() - 1).seq();
    }

    /**
     * Opens the log of a store, with what an earlier process left there. Fails with a {@link StoreException} if that
     * cannot be read.
     */
    public static Future<SendLog> open(Vertx vertx, Database database) {
        List<LoggedSend> left = new ArrayList<>();
        return database.scan(LoggedSend.ALL, LoggedSend::read, some -> {
                    left.addAll(some);
                    return Future.succeededFuture();
                })
                .map(read -> new SendLog(vertx, database, /* durable= */ true, left));
    }

    /** For a store that does not outlive the process. */
    public static SendLog inMemory(Vertx vertx, Database database) {
        return new SendLog(vertx, database, /* durable= */ false, List.of());
    }

    /** The store as it is once all is flushed: for callers that read or change deliveries. */
    public Database current() {
        return current;
    }

    /** The store as it is, for what has nothing to do with sends. */
    public Database database() {
        return database;
    }

    /**
     * A part of an event on its way into the store: a send to be logged, or statements.
     *
     * @param send one that {@link LoggedSend#isOne}, or null
     */
    record Part(SessionName session, @Nullable OfRequest send, List<Statement> statements) {}

    /** Records events in this order, all or none. The future succeeds once they are safe. */
    synchronized Future<Void> record(List<Part> parts) {
        if (waiting.size() >= MOST_LOGGED) {
            flush();
            return Future.failedFuture(StoreException.unavailable("the log of sends cannot be carried over"));
        }
        long before = last;
        List<Statement> all = new ArrayList<>(parts.size());
        long upTo = 0;
        for (Part part : parts) {
            if (part.send() != null) {
                append(new LoggedSend(++last, part.session(), part.send()), all);
            } else if (upTo < last) {
                all.addAll(flushStatements());
                upTo = last;
            }
            all.addAll(part.statements());
        }
        Future<Void> safe = database.write(all).mapEmpty();
        if (upTo > 0) {
            follow(safe, upTo);
        }
        if (durable) {
            long to = last;
            safe.onFailure(failure -> unrecorded(before, to));
            seeTo();
            return safe;
        }
        return isFarBehind(safe) ? safe : Future.succeededFuture();
    }

    /** What failed is recorded again under other numbers, if at all. */
    private synchronized void unrecorded(long after, long upTo) {
        waiting.removeIf(send -> send.seq() > after && send.seq() <= upTo);
    }

    /** The number of sends that wait for the next flush. */
    synchronized int waiting() {
        return waiting.size();
    }

    private void append(LoggedSend send, List<Statement> all) {
        if (durable) {
            waiting.add(send);
            all.add(send.append());
        } else {
            unlogged.add(send);
            unlogged.forgetBeyond(MOST_KEPT);
        }
    }

    private boolean isFarBehind(Future<Void> written) {
        if (!written.isComplete()) {
            behind++;
            written.onComplete(done -> caughtUp());
        }
        return behind > MOST_BEHIND;
    }

    private synchronized void caughtUp() {
        behind--;
    }

    private void seeTo() {
        if (last - underWay >= MOST_WAITING) {
            flush();
        } else if (underWay < last && !timed) {
            timed = true;
            own.executeAfter(LATEST_MILLIS, this::due);
        }
    }

    private synchronized void due() {
        timed = false;
        flush();
    }

    /** Does a change to what was recorded before, as {@link Database#write}. */
    public synchronized Future<int[]> write(List<Statement> change) {
        List<Statement> all = flushStatements();
        if (all.isEmpty()) {
            return database.write(change);
        }
        int before = all.size();
        all.addAll(change);
        Future<int[]> written = database.write(all);
        follow(written.mapEmpty(), last);
        return written.map(counts -> Arrays.copyOfRange(counts, before, counts.length));
    }

    /**
     * Flushes what was recorded so far into the tables, which otherwise happens soon; the future succeeds once that is
     * done.
     */
    public synchronized Future<Void> flush() {
        if (underWay < last) {
            follow(database.write(flushStatements()).mapEmpty(), last);
        }
        return carrying.isComplete() ? carrying : CallerContext.current(own).forward(carrying);
    }

    /** What is not in the tables for sure: should what is under way there fail, this has it all the same. */
    private List<Statement> flushStatements() {
        SendLogFlush all = unlogged;
        if (durable) {
            all = SendLogFlush.ofLogged(carried, handed);
            waiting.stream().filter(send -> send.seq() > carried).forEach(all::add);
        } else if (!all.isEmpty()) {
            unlogged = SendLogFlush.ofUnlogged();
        }
        return all.statements();
    }

    private void follow(Future<Void> written, long upTo) {
        underWay = upTo;
        handed = Math.max(handed, upTo);
        carrying = written;
        written.onComplete(done -> {
            if (done.succeeded()) {
                arrived(upTo);
            } else {
                missed(done.cause());
            }
        });
    }

    private synchronized void arrived(long upTo) {
        carried = Math.max(carried, upTo);
        while (!waiting.isEmpty() && waiting.peek().seq() <= carried) {
            waiting.poll();
        }
    }

    /** It stays in the log, and goes with the next. */
    private synchronized void missed(Throwable failure) {
        if (durable) {
            underWay = Math.min(underWay, carried);
        } else {
            arrived(underWay);
        }
        if (database.isUp()) {
            log.error("the history of sends has gaps until its log can be carried over: {}", failure.getMessage());
        }
    }
}
