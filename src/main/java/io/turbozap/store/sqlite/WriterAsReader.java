package io.turbozap.store.sqlite;

import io.turbozap.store.StoreException;
import java.util.function.Consumer;

/** Reads a database in memory, which only the connection that writes can see, between two transactions. */
record WriterAsReader(SqliteWriter writer) implements SqliteReaders {

    @Override
    public void submit(Runnable task, Consumer<StoreException> refused) {
        writer.submit(task, refused);
    }

    @Override
    public SqliteConnection take() {
        return writer.connection();
    }

    @Override
    public void giveBack(SqliteConnection connection, boolean sound) {
        // it stays the writer's
    }

    @Override
    public void close() {
        // it ends with the writer
    }
}
