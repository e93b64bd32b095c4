package io.turbozap.store.postgres;

import io.turbozap.process.Blocking;
import io.turbozap.store.Database;
import io.turbozap.store.RowReader;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.engine.CallerContext;
import io.turbozap.store.engine.WorkQueue;
import io.turbozap.store.engine.WriterHealth;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The store on PostgreSQL: one connection that writes and owns, and a few that read. */
public final class PostgresDatabase implements Database {

    private static final int READERS = 4;
    private static final int SCANNERS = 4;
    private static final int PIPELINED_WRITES = 256;
    private static final int PIPELINED_READS = 1;

    private final PostgresSql sql = new PostgresSql();
    private final WriterHealth writerHealth = new WriterHealth();
    private final CallerContext own;
    private final Pool readers;
    private final Pool scanners;
    private final PostgresLink link;
    private final PostgresWriter writer;

    private PostgresDatabase(
            Vertx vertx, CallerContext loop, PostgresServer server, StoreOptions options, PostgresRetry patience) {
        PostgresPools pools = new PostgresPools(vertx, server, patience);
        String name = "turbozap-" + UUID.randomUUID();
        this.own = loop;
        this.readers = pools.pool("turbozap-reader", READERS, PIPELINED_READS);
        this.scanners = pools.pool("turbozap-reader", SCANNERS, PIPELINED_READS);
        this.link = new PostgresLink(
                loop, pools.pool(name, 1, PIPELINED_WRITES), name, server, patience, writerHealth, options.syncFully());
        this.writer = new PostgresWriter(loop, link, new WorkQueue(options.changesWaiting()), writerHealth, sql);
    }

    /** Takes it into ownership, migrates it and opens it. */
    public static Future<Database> open(
            Vertx vertx, CallerContext loop, PostgresServer server, StoreOptions options, PostgresRetry patience) {
        PostgresDatabase database = new PostgresDatabase(vertx, loop, server, options, patience);
        Promise<Database> opened = Promise.promise();
        loop.execute(() -> database.link
                .open()
                .compose(owned -> Blocking.run(vertx, () -> {
                    server.migrations().apply();
                    return null;
                }))
                .onSuccess(migrated -> opened.complete(database))
                .onFailure(failure -> database.end().onComplete(ended -> opened.fail(PostgresFaults.of(failure)))));
        return opened.future();
    }

    @Override
    public Future<int[]> write(List<Statement> change) {
        return writer.write(change, CallerContext.current(own));
    }

    @Override
    public <T> Future<List<T>> read(String select, RowReader<T> reader, @Nullable Object... arguments) {
        CallerContext callerContext = CallerContext.current(own);
        try {
            Tuple tuple = PostgresTransaction.tuple(Statement.of(select, arguments));
            return callerContext.forward(PostgresFaults.explained(readers.preparedQuery(sql.rewritten(select))
                    .execute(tuple)
                    .map(rows -> PostgresScan.rows(rows, reader))));
        } catch (StoreException mistake) {
            return Future.failedFuture(mistake);
        }
    }

    @Override
    public <T> Future<Void> scan(
            String select, RowReader<T> reader, Function<List<T>, Future<Void>> sink, @Nullable Object... arguments) {
        CallerContext callerContext = CallerContext.current(own);
        Promise<Void> end = Promise.promise();
        callerContext.dispatch(() -> Future.succeededFuture(Statement.of(select, arguments))
                .map(PostgresTransaction::tuple)
                .compose(tuple -> PostgresFaults.explained(scanners.getConnection())
                        .compose(connection ->
                                new PostgresScan<>(reader, sink).run(connection, sql.rewritten(select), tuple)))
                .onComplete(end));
        return end.future();
    }

    @Override
    public @Nullable String trouble() {
        return writerHealth.trouble();
    }

    @Override
    public Future<Void> close() {
        return CallerContext.current(own).forward(writer.close().eventually(this::end));
    }

    private Future<Void> end() {
        return readers.close().eventually(scanners::close).eventually(link::close);
    }
}
