package io.turbozap.store.postgres;

import io.turbozap.store.Database;
import io.turbozap.store.RowReader;
import io.turbozap.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A select of any size on its way to a sink, a batch at a time, within a transaction that only reads. */
final class PostgresScan<T> {

    private final RowReader<T> reader;
    private final Function<List<T>, Future<Void>> sink;

    PostgresScan(RowReader<T> reader, Function<List<T>, Future<Void>> sink) {
        this.reader = reader;
        this.sink = sink;
    }

    /** Ends with the connection given back. On the context of the caller. */
    Future<Void> run(SqlConnection connection, String sql, Tuple arguments) {
        return PostgresFaults.explained(
                        connection.query("BEGIN READ ONLY").execute().compose(begun -> connection.prepare(sql)))
                .compose(prepared -> pass(prepared.cursor(arguments)))
                .eventually(() -> connection.query("ROLLBACK").execute())
                .eventually(connection::close);
    }

    private Future<Void> pass(Cursor cursor) {
        Promise<Void> end = Promise.promise();
        pass(cursor, end);
        return end.future().eventually(cursor::close);
    }

    /** Each batch comes in a turn of its own, so that nothing piles up on the stack. */
    private void pass(Cursor cursor, Promise<Void> end) {
        PostgresFaults.explained(cursor.read(Database.SCAN_BATCH))
                .map(rows -> rows(rows, reader))
                .compose(rows -> rows.isEmpty() ? Future.succeededFuture() : sink.apply(rows))
                .onComplete(passed -> {
                    if (passed.failed()) {
                        end.fail(passed.cause());
                    } else if (cursor.hasMore()) {
                        pass(cursor, end);
                    } else {
                        end.complete();
                    }
                });
    }

    /**
     * Reads rows that have come.
     *
     * @throws StoreException if the reader throws
     */
    static <T> List<T> rows(RowSet<io.vertx.sqlclient.Row> rows, RowReader<T> reader) {
        try {
            List<T> read = new ArrayList<>(rows.size());
            for (io.vertx.sqlclient.Row row : rows) {
                read.add(reader.read(new PostgresRow(row)));
            }
            return read;
        } catch (RuntimeException e) {
            throw StoreException.unreadable(e);
        }
    }
}
