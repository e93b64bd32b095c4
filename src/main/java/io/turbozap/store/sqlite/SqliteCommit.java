package io.turbozap.store.sqlite;

import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.turbozap.store.engine.Batch;
import io.turbozap.store.engine.WriterHealth;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The commit of batches of changes, each in a transaction. For the writer's thread. */
final class SqliteCommit {

    /** Takes some room and gives it back. */
    private static final List<Statement> PROBE = List.of(
            Statement.of("CREATE TABLE store_probe (room BLOB)"),
            Statement.of("INSERT INTO store_probe (room) VALUES (zeroblob(65536))"),
            Statement.of("DROP TABLE store_probe"));

    private final SqliteConnection connection;
    private final WriterHealth writerHealth;

    SqliteCommit(SqliteConnection connection, WriterHealth writerHealth) {
        this.connection = connection;
        this.writerHealth = writerHealth;
    }

    /** Stores a batch and completes the futures of its changes. */
    void store(Batch batch) {
        List<int[]> counts;
        try {
            counts = transaction(batch.statements());
        } catch (StoreException failure) {
            if (failure.isOutage()) {
                writerHealth.down(failure.getMessage());
                batch.failed(failure);
            } else if (batch.isSingle()) {
                batch.failed(failure);
            } else {
                store(batch.firstHalf());
                store(batch.secondHalf());
            }
            return;
        }
        if (writerHealth.trouble() != null) {
            probe(); // what was stored may have needed no room
        }
        batch.done(counts);
    }

    /** Looks whether the store can be written to again. */
    void probe() {
        try {
            transaction(List.of(PROBE));
            writerHealth.up();
        } catch (StoreException failure) {
            writerHealth.down(failure.getMessage());
        }
    }

    private List<int[]> transaction(List<List<Statement>> changes) {
        boolean committing = false;
        try {
            connection.run("BEGIN IMMEDIATE");
            List<int[]> counts = new ArrayList<>(changes.size());
            for (List<Statement> change : changes) {
                counts.add(counts(change));
            }
            committing = true;
            connection.run("COMMIT");
            return counts;
        } catch (SQLException e) {
            rollBack();
            throw committing ? SqliteFaults.ofCommit(e) : SqliteFaults.of(e);
        } catch (StoreException e) {
            rollBack();
            throw e;
        } catch (RuntimeException e) { // all callers in the batch fail by it
            rollBack();
            throw StoreException.broken(e);
        }
    }

    private int[] counts(List<Statement> statements) throws SQLException {
        int[] counts = new int[statements.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = connection.change(statements.get(i));
        }
        return counts;
    }

    private void rollBack() {
        try {
            connection.run("ROLLBACK");
        } catch (SQLException e) {
            // after some errors SQLite has rolled back by itself
        }
    }
}
