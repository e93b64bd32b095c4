package io.turbozap.store.sqlite;

import io.turbozap.process.Heartbeat;
import io.turbozap.store.Database;
import io.turbozap.store.RowReader;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.turbozap.store.engine.CallerContext;
import io.turbozap.store.engine.WorkQueue;
import io.turbozap.store.engine.WriterHealth;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The store on SQLite, in a file or in memory. */
final class SqliteDatabase implements Database {

    /** Each holds a connection, with its cache and its view of the past. */
    private static final int MOST_SCANS = 16;

    private final WorkQueue queue;
    private final SqliteWriter writer;
    private final SqliteReaders readers;
    private final WriterHealth writerHealth;
    private final CallerContext own;
    private final Future<Void> ended;
    private final AtomicInteger scans = new AtomicInteger();

    /**
     * @param own where those are answered who call from a plain thread
     * @param ended once the writer has ended and everything was given back
     */
    SqliteDatabase(
            WorkQueue queue,
            SqliteWriter writer,
            SqliteReaders readers,
            WriterHealth writerHealth,
            CallerContext own,
            Future<Void> ended) {
        this.queue = queue;
        this.writer = writer;
        this.readers = readers;
        this.writerHealth = writerHealth;
        this.own = own;
        this.ended = ended;
    }

    @Override
    public Heartbeat heartbeat() {
        return writer.heartbeat();
    }

    @Override
    public Future<int[]> write(List<Statement> change) {
        return queue.add(change, CallerContext.current(own));
    }

    @Override
    public <T> Future<List<T>> read(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        CallerContext callerContext = CallerContext.current(own);
        Promise<List<T>> answer = Promise.promise(); // of no context: it is completed on its caller's
        readers.submit(
                () -> {
                    try {
                        List<T> rows = rows(sql, reader, Arrays.asList(arguments));
                        callerContext.dispatch(() -> answer.complete(rows));
                    } catch (StoreException e) {
                        callerContext.dispatch(() -> answer.fail(e));
                    }
                },
                refusal -> callerContext.dispatch(() -> answer.fail(refusal)));
        return answer.future();
    }

    private <T> List<T> rows(String sql, RowReader<T> reader, List<@Nullable Object> arguments) {
        SqliteConnection connection = null;
        boolean sound = false;
        try {
            connection = readers.take();
            List<T> rows = connection.select(sql, reader, arguments);
            sound = true;
            return rows;
        } catch (SQLException e) {
            throw SqliteFaults.of(e);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw StoreException.unreadable(e);
        } finally {
            if (connection != null) {
                readers.giveBack(connection, sound);
            }
        }
    }

    @Override
    public <T> Future<Void> scan(
            String sql, RowReader<T> reader, Function<List<T>, Future<Void>> sink, @Nullable Object... arguments) {
        if (scans.incrementAndGet() > MOST_SCANS) {
            scans.decrementAndGet();
            return Future.failedFuture(StoreException.unavailable("too much is read from the store at once"));
        }
        return new SqliteScan<T>(readers, CallerContext.current(own), sink)
                .start(sql, reader, Arrays.asList(arguments))
                .onComplete(done -> scans.decrementAndGet());
    }

    @Override
    public @Nullable String trouble() {
        return writerHealth.trouble();
    }

    /** For what is no statement, between two transactions. */
    SqliteWriter writer() {
        return writer;
    }

    @Override
    public Future<Void> close() {
        writer.close();
        return CallerContext.current(own).forward(ended);
    }
}
