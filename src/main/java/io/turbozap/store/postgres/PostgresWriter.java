package io.turbozap.store.postgres;

import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.turbozap.store.engine.Batch;
import io.turbozap.store.engine.CallerContext;
import io.turbozap.store.engine.WorkQueue;
import io.turbozap.store.engine.WriterHealth;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The writer: it takes all changes that wait, does them in one transaction, and completes their futures. All on one
 * event loop.
 */
final class PostgresWriter {

    private static final long PROBE_MILLIS = 1_000;

    /** Something that only a server that can write does: it hands out the number of a transaction. */
    private static final List<List<Statement>> PROBE = List.of(List.of(Statement.of("SELECT txid_current()")));

    private final CallerContext loop;
    private final PostgresLink link;
    private final WorkQueue queue;
    private final WriterHealth writerHealth;
    private final PostgresSql sql;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ArrayDeque<Batch> halves = new ArrayDeque<>();
    private final Promise<Void> ended = Promise.promise();

    private boolean busy;
    private boolean probing;

    PostgresWriter(CallerContext loop, PostgresLink link, WorkQueue queue, WriterHealth writerHealth, PostgresSql sql) {
        this.loop = loop;
        this.link = link;
        this.queue = queue;
        this.writerHealth = writerHealth;
        this.sql = sql;
    }

    Future<int[]> write(List<Statement> change, CallerContext callerContext) {
        Future<int[]> stored = queue.add(change, callerContext);
        if (!stored.isComplete()) {
            wake();
        }
        return stored;
    }

    /** Stores what was accepted and ends. */
    Future<Void> close() {
        writerHealth.close();
        queue.close();
        wake();
        return ended.future();
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            loop.execute(() -> {
                woken.set(false);
                pump();
            });
        }
    }

    private void pump() {
        while (!busy) {
            Batch batch = halves.isEmpty() ? queue.batch() : halves.poll();
            if (batch == null) {
                endIfClosing();
                return;
            }
            SqlConnection connection = link.connection();
            if (connection == null) {
                batch.failed(StoreException.unavailable(why()));
            } else {
                store(batch, connection);
            }
        }
    }

    private String why() {
        String trouble = writerHealth.trouble();
        return trouble == null ? PostgresFaults.LOST : trouble;
    }

    private void endIfClosing() {
        if (queue.isClosing() && !ended.future().isComplete()) {
            queue.end();
            ended.complete();
        }
    }

    private void store(Batch batch, SqlConnection connection) {
        busy = true;
        new PostgresTransaction(connection, sql).run(batch.statements()).onComplete(done -> {
            if (done.succeeded()) {
                writerHealth.up();
                batch.done(done.result());
            } else {
                failed(batch, PostgresFaults.of(done.cause()));
            }
            busy = false;
            wake();
        });
    }

    private void failed(Batch batch, StoreException reason) {
        if (reason.isOutage()) {
            writerHealth.down(reason.getMessage());
            batch.failed(reason);
            probe();
        } else if (batch.isSingle()) {
            batch.failed(reason);
        } else {
            halves.addFirst(batch.secondHalf());
            halves.addFirst(batch.firstHalf());
        }
    }

    /** Looks again and again whether a server that is connected but cannot write can again. */
    private void probe() {
        if (probing) {
            return;
        }
        probing = true;
        loop.executeAfter(PROBE_MILLIS, () -> {
            probing = false;
            SqlConnection connection = link.connection();
            if (writerHealth.trouble() == null || connection == null || queue.isClosing()) {
                return; // it works, or the link will notify when it does
            }
            if (busy) {
                probe(); // what is under way will show it as well
            } else {
                tryOut(connection);
            }
        });
    }

    private void tryOut(SqlConnection connection) {
        busy = true;
        new PostgresTransaction(connection, sql).run(PROBE).onComplete(done -> {
            if (done.succeeded()) {
                writerHealth.up();
            } else {
                probe();
            }
            busy = false;
            wake();
        });
    }
}
