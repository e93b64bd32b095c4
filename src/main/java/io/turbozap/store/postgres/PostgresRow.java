package io.turbozap.store.postgres;

import io.turbozap.store.Row;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** A row that PostgreSQL sent. */
record PostgresRow(io.vertx.sqlclient.Row row) implements Row {

    @Override
    public @Nullable String textOrNull(int column) {
        return row.getString(column);
    }

    @Override
    public @Nullable Long numberOrNull(int column) {
        return row.getLong(column);
    }

    @Override
    public byte @Nullable [] bytesOrNull(int column) {
        Buffer bytes = row.getBuffer(column);
        return bytes == null ? null : bytes.getBytes();
    }
}
