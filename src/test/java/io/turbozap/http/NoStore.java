package io.turbozap.http;

import io.turbozap.store.Database;
import io.turbozap.store.RowReader;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** For doors whose tests ask nothing of the store. */
final class NoStore implements Database {

    private static final String ABSENT = "this test has no store";

    @Override
    public Future<int[]> write(List<Statement> change) {
        return Future.failedFuture(ABSENT);
    }

    @Override
    public <T> Future<List<T>> read(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        return Future.failedFuture(ABSENT);
    }

    @Override
    public <T> Future<Void> scan(
            String sql, RowReader<T> reader, Function<List<T>, Future<Void>> sink, @Nullable Object... arguments) {
        return Future.failedFuture(ABSENT);
    }

    @Override
    public String trouble() {
        return ABSENT;
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
