package io.turbozap.store.postgres;

import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.turbozap.store.engine.Arguments;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a batch in one transaction, sent without waiting for each other's answers. The commit waits for
 * them all: the client refuses some mistakes by itself, of which the server would know nothing.
 */
final class PostgresTransaction {

    private final SqlConnection connection;
    private final PostgresSql sql;
    private final List<int[]> counts = new ArrayList<>();
    private final Promise<List<int[]>> promise = Promise.promise();

    private int unanswered;
    private @Nullable Throwable failure;

    PostgresTransaction(SqlConnection connection, PostgresSql sql) {
        this.connection = connection;
        this.sql = sql;
    }

    /** Does it, and answers the counts of each change; fails with a {@link StoreException}. */
    Future<List<int[]>> run(List<List<Statement>> changes) {
        List<PostgresRun> runs;
        try {
            runs = PostgresRun.of(changes, sql);
        } catch (StoreException mistake) {
            return Future.failedFuture(mistake);
        }
        changes.forEach(change -> counts.add(new int[change.size()]));
        unanswered = 1 + runs.size();
        connection.query("BEGIN").execute().onComplete(this::answered);
        runs.forEach(run -> connection
                .preparedQuery(run.sql())
                .executeBatch(run.arguments())
                .onSuccess(rows -> run.count(rows, counts))
                .onComplete(this::answered));
        return promise.future();
    }

    static Tuple tuple(Statement statement) {
        List<@Nullable Object> values = new ArrayList<>(statement.arguments().size());
        statement.arguments().forEach(argument -> values.add(Arguments.forPostgres(argument)));
        return Tuple.from(values);
    }

    /** The first failure is the one that counts: the others follow from it. */
    private void answered(AsyncResult<? extends RowSet<?>> answer) {
        if (answer.failed() && failure == null) {
            failure = answer.cause();
        }
        if (--unanswered == 0) {
            end();
        }
    }

    private void end() {
        if (failure == null) {
            connection.query("COMMIT").execute().onComplete(done -> {
                if (done.succeeded()) {
                    promise.complete(counts);
                } else {
                    promise.fail(PostgresFaults.ofCommit(done.cause()));
                }
            });
        } else {
            StoreException reason = PostgresFaults.of(failure);
            connection.query("ROLLBACK").execute().onComplete(done -> promise.fail(reason));
        }
    }
}
