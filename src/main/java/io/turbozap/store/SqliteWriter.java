package io.turbozap.store;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes: it takes all changes that wait, does them in one transaction, and tells everybody. */
final class SqliteWriter {

    private static final Logger log = LoggerFactory.getLogger(SqliteWriter.class);

    /** How often it is looked whether a store that is down can be written to again. */
    private static final long PROBE_MILLIS = 1_000;

    private final SqliteConnection connection;
    private final WorkQueue queue;
    private final Health health;
    private final SqliteCommit commit;

    SqliteWriter(SqliteConnection connection, WorkQueue queue, Health health) {
        this.connection = connection;
        this.queue = queue;
        this.health = health;
        this.commit = new SqliteCommit(connection, health);
    }

    /** The connection, for errands. */
    SqliteConnection connection() {
        return connection;
    }

    /** Runs it on the writer's thread after what waits already. */
    void errand(Runnable task, Consumer<StoreException> refused) {
        if (!queue.add(new Work.Errand(task, refused))) {
            refused.accept(queue.refusal());
        }
    }

    /** Has the thread end once it has stored what was accepted. */
    void close() {
        health.close();
        queue.closeAndWake();
    }

    /** Works until it is closed. */
    void run() {
        try {
            while (!queue.isClosing() || !queue.isEmpty()) {
                turn();
            }
        } catch (InterruptedException e) {
            log.warn("interrupted: nothing more is stored");
        } finally {
            health.close();
            queue.end();
        }
    }

    private void turn() throws InterruptedException {
        Work work = queue.await(PROBE_MILLIS);
        if (work instanceof Change change) {
            commit.store(queue.batch(change));
        } else if (work instanceof Work.Errand errand) {
            errand.task().run();
        } else if (health.trouble() != null) {
            commit.probe();
        }
    }
}
