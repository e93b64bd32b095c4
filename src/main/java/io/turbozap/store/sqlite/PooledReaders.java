package io.turbozap.store.sqlite;

import io.turbozap.store.StoreException;
import io.turbozap.store.engine.Work;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A few threads and connections that read a database file while it is written to. */
final class PooledReaders implements SqliteReaders {

    private static final int THREADS = 3;
    private static final int MOST_WAITING = 10_000;
    private static final int IDLE_SECONDS = 30;

    private final SqliteFile file;
    private final ConcurrentLinkedDeque<SqliteConnection> idle = new ConcurrentLinkedDeque<>();
    private final ThreadPoolExecutor threads;

    PooledReaders(SqliteFile file) {
        this.file = file;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "store-reader");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void submit(Runnable task, Consumer<StoreException> refused) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            refused.accept(StoreException.unavailable(
                    threads.isShutdown() ? Work.CLOSED : "too much is read from the store at once"));
        }
    }

    @Override
    public SqliteConnection take() throws SQLException {
        SqliteConnection connection = idle.pollFirst();
        return connection == null ? file.reader() : connection;
    }

    @Override
    public void giveBack(SqliteConnection connection, boolean sound) {
        if (sound && idle.size() < THREADS && !threads.isShutdown()) {
            idle.addFirst(connection);
        } else {
            connection.close();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(IDLE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        idle.forEach(SqliteConnection::close);
    }
}
