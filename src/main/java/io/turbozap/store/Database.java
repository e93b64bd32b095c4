package io.turbozap.store;

import io.turbozap.process.Heartbeat;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The store: SQL on SQLite or PostgreSQL, one set of statements that means the same on both, with {@code ?} for each
 * argument. Arguments and columns are text, whole numbers of any width, booleans (kept as 0 or 1 in a SMALLINT), blobs
 * ({@code byte[]}), or null.
 *
 * <p>Every future fails with a {@link StoreException} and with nothing else, and completes on the caller's Vert.x
 * context if it has one. Safe for use from any thread; nothing here blocks.
 */
public interface Database {

    /**
     * Does these statements in this order in one transaction, all or none, usually together with the changes of others
     * (group commit). Changes take effect in the order in which they were given.
     *
     * @return the number of rows that each statement changed, once they are safe on disk
     */
    Future<int[]> write(List<Statement> change);

    /** Does one statement as a change of its own, and answers the number of rows that it changed. */
    default Future<Integer> write(Statement statement) {
        return write(List.of(statement)).map(counts -> counts[0]);
    }

    /**
     * The rows of a select, all at once: the SQL itself must bound their number, such as by LIMIT. It sees at least
     * every change whose future has completed.
     */
    <T> Future<List<T>> read(String sql, RowReader<T> reader, @Nullable Object... arguments);

    /**
     * The rows of a select of any size, in batches of at most {@value #SCAN_BATCH}: the next is read once the future
     * that the sink gave for the last has completed. The sink is called on the caller's context if there is one; should
     * it throw or fail, the scan ends with that failure, the one that is no StoreException.
     *
     * <p>An open scan holds a connection, of which there are few, and keeps the store from tidying up: page by key with
     * {@link #read} where a slow client sets the pace.
     */
    <T> Future<Void> scan(
            String sql, RowReader<T> reader, Function<List<T>, Future<Void>> sink, @Nullable Object... arguments);

    /** Whether changes can be stored, as far as is known. */
    default boolean isUp() {
        return trouble() == null;
    }

    /** Why changes cannot be stored, as a clause for an operator such as "the disk is full", or null if they can. */
    @Nullable
    String trouble();

    /** The sign of life of the thread that writes, or null where there is none but an event loop. */
    default @Nullable Heartbeat heartbeat() {
        return null;
    }

    /** Stores what was accepted, takes nothing more in, and gives back everything, the store's ownership last. */
    Future<Void> close();

    /** Rows in a batch of a scan. */
    int SCAN_BATCH = 512;
}
