package io.turbozap.store.sqlite;

import io.turbozap.store.StoreException;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Connections to read with, and the threads to use them on. */
interface SqliteReaders {

    /**
     * Runs it soon on a thread that may block.
     *
     * @param refused receives the reason in its stead if it never will
     */
    void submit(Runnable task, Consumer<StoreException> refused);

    /** A connection, to be given back. For a thread that may block. */
    SqliteConnection take() throws SQLException;

    /**
     * Takes a connection back.
     *
     * @param sound whether it is of further use
     */
    void giveBack(SqliteConnection connection, boolean sound);

    /** Waits for what runs to end; nothing can be read any more. */
    void close();
}
