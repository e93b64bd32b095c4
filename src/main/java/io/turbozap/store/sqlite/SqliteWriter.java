package io.turbozap.store.sqlite;

import io.turbozap.process.Halt;
import io.turbozap.process.Heartbeat;
import io.turbozap.store.StoreException;
import io.turbozap.store.engine.Change;
import io.turbozap.store.engine.Work;
import io.turbozap.store.engine.WorkQueue;
import io.turbozap.store.engine.WriterHealth;
import java.util.function.Consumer;

/**
 * The one thread that writes: it takes all changes that wait, does them in one transaction, and completes their
 * futures.
 */
final class SqliteWriter {

    /** How often it is looked whether a store that is down can be written to again. */
    private static final long PROBE_MILLIS = 1_000;

    private final SqliteConnection connection;
    private final WorkQueue queue;
    private final WriterHealth writerHealth;
    private final SqliteCommit commit;
    private final Heartbeat heartbeat = new Heartbeat("the writer of the store");

    SqliteWriter(SqliteConnection connection, WorkQueue queue, WriterHealth writerHealth) {
        this.connection = connection;
        this.queue = queue;
        this.writerHealth = writerHealth;
        this.commit = new SqliteCommit(connection, writerHealth);
    }

    /** The connection, for other tasks. */
    SqliteConnection connection() {
        return connection;
    }

    /** The writer's sign of life: at every turn, and at least once a second if there is nothing to do. */
    Heartbeat heartbeat() {
        return heartbeat;
    }

    /** Runs it on the writer's thread after what waits already. */
    void submit(Runnable task, Consumer<StoreException> refused) {
        if (!queue.add(new Work.WriterTask(task, refused))) {
            refused.accept(queue.refusal());
        }
    }

    /** Has the thread end once it has stored what was accepted. */
    void close() {
        writerHealth.close();
        queue.closeAndWake();
    }

    /** Works until it is closed. */
    void run() {
        try {
            while (!queue.isClosing() || !queue.isEmpty()) {
                turn();
            }
        } catch (InterruptedException e) {
            Halt.now("the writer of the store was interrupted");
        } finally {
            writerHealth.close();
            queue.end();
        }
    }

    private void turn() throws InterruptedException {
        heartbeat.beat();
        Work work = queue.await(PROBE_MILLIS);
        if (work instanceof Change change) {
            commit.store(queue.batch(change));
        } else if (work instanceof Work.WriterTask writerTask) {
            writerTask.task().run();
        } else if (writerHealth.trouble() != null) {
            commit.probe();
        }
    }
}
