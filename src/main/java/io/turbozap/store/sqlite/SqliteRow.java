package io.turbozap.store.sqlite;

import io.turbozap.store.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The row that a result of SQLite stands on. */
record SqliteRow(ResultSet results) implements Row {

    private interface Getter<T> {
        @Nullable
        T get(int column) throws SQLException;
    }

    @Override
    public @Nullable String textOrNull(int column) {
        return value(results::getString, column);
    }

    @Override
    public @Nullable Long numberOrNull(int column) {
        return value(results::getLong, column);
    }

    @Override
    public byte @Nullable [] bytesOrNull(int column) {
        return value(results::getBytes, column);
    }

    private <T> @Nullable T value(Getter<T> getter, int column) {
        try {
            T value = getter.get(column + 1);
            return results.wasNull() ? null : value;
        } catch (SQLException e) {
            throw SqliteFaults.of(e);
        }
    }
}
