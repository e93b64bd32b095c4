package io.turbozap.store.sqlite;

import io.turbozap.store.Database;
import io.turbozap.store.RowReader;
import io.turbozap.store.StoreException;
import io.turbozap.store.engine.CallerContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A select of any size on its way to a sink, a batch at a time; between two of them it holds no thread. */
final class SqliteScan<T> {

    private final SqliteReaders readers;
    private final CallerContext callerContext;
    private final Function<List<T>, Future<Void>> sink;
    private final Promise<Void> promise = Promise.promise(); // of no context: it is completed on its caller's

    private @Nullable SqliteConnection connection;
    private @Nullable SqliteCursor<T> cursor;

    SqliteScan(SqliteReaders readers, CallerContext callerContext, Function<List<T>, Future<Void>> sink) {
        this.readers = readers;
        this.callerContext = callerContext;
        this.sink = sink;
    }

    Future<Void> start(String sql, RowReader<T> reader, List<@Nullable Object> arguments) {
        step(() -> {
            SqliteConnection taken = readers.take();
            connection = taken;
            SqliteCursor<T> opened = taken.cursor(sql, reader, arguments);
            cursor = opened;
            pass(opened);
        });
        return promise.future();
    }

    private interface Step {
        void run() throws SQLException;
    }

    private void step(Step step) {
        readers.submit(
                () -> {
                    try {
                        step.run();
                    } catch (SQLException e) {
                        end(SqliteFaults.of(e));
                    } catch (StoreException e) {
                        end(e);
                    } catch (RuntimeException e) {
                        end(StoreException.unreadable(e));
                    }
                },
                this::end);
    }

    private void pass(SqliteCursor<T> from) throws SQLException {
        List<T> rows = from.next(Database.SCAN_BATCH);
        if (rows.isEmpty()) {
            end(null);
            return;
        }
        callerContext.dispatch(() -> Future.succeededFuture(rows).compose(sink).onComplete(done -> {
            if (done.succeeded()) {
                step(() -> pass(from));
            } else {
                step(() -> end(done.cause()));
            }
        }));
    }

    private void end(@Nullable Throwable failure) {
        if (cursor != null) {
            cursor.close();
        }
        if (connection != null) {
            readers.giveBack(connection, !(failure instanceof StoreException));
        }
        callerContext.dispatch(() -> {
            if (failure == null) {
                promise.complete();
            } else {
                promise.fail(failure);
            }
        });
    }
}
