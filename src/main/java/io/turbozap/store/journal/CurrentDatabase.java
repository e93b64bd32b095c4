package io.turbozap.store.journal;

import io.turbozap.store.Database;
import io.turbozap.store.RowReader;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The store in which every send that was logged before is flushed ahead of each read or write. */
public record CurrentDatabase(SendLog log) implements Database {

    @Override
    public Future<int[]> write(List<Statement> change) {
        return log.write(change);
    }

    @Override
    public <T> Future<List<T>> read(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        return log.flush().compose(current -> log.database().read(sql, reader, arguments));
    }

    @Override
    public <T> Future<Void> scan(
            String sql, RowReader<T> reader, Function<List<T>, Future<Void>> sink, @Nullable Object... arguments) {
        return log.flush().compose(current -> log.database().scan(sql, reader, sink, arguments));
    }

    @Override
    public @Nullable String trouble() {
        return log.database().trouble();
    }

    @Override
    public Future<Void> close() {
        return log.database().close();
    }
}
