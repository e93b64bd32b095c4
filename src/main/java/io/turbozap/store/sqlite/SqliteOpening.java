package io.turbozap.store.sqlite;

import io.turbozap.process.FatalErrors;
import io.turbozap.process.Halt;
import io.turbozap.store.Database;
import io.turbozap.store.StoreException;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.engine.CallerContext;
import io.turbozap.store.engine.WorkQueue;
import io.turbozap.store.engine.WriterHealth;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A store on SQLite from its opening to its end, all on the thread that writes: loading SQLite's native library and
 * migrating take their time.
 */
public final class SqliteOpening {

    private final @Nullable Path path;
    private final StoreOptions options;
    private final CallerContext own;
    private final Promise<Database> opened = Promise.promise();
    private final Promise<Void> ended = Promise.promise();

    private @Nullable FileOwnership ownership;
    private @Nullable SqliteConnection connection;
    private @Nullable SqliteReaders readers;

    private SqliteOpening(@Nullable Path path, StoreOptions options, CallerContext own) {
        this.path = path;
        this.options = options;
        this.own = own;
    }

    /**
     * Opens a database, on the thread that is going to write to it.
     *
     * @param path of the database file, or null for one in memory
     */
    public static Future<Database> open(@Nullable Path path, StoreOptions options, CallerContext own) {
        SqliteOpening opening = new SqliteOpening(path, options, own);
        Thread thread = new Thread(opening::run, "store-writer");
        thread.setDaemon(true);
        thread.start();
        return opening.opened.future();
    }

    private void run() {
        try {
            WorkQueue queue = new WorkQueue(options.changesWaiting());
            WriterHealth writerHealth = new WriterHealth();
            SqliteConnection writing = connect();
            SqliteWriter writer = new SqliteWriter(writing, queue, writerHealth);
            readers = path == null ? new WriterAsReader(writer) : new PooledReaders(new SqliteFile(path));
            opened.complete(new SqliteDatabase(queue, writer, readers, writerHealth, own, ended.future()));
            writer.run();
        } catch (RuntimeException | Error e) {
            FatalErrors.check(e);
            if (!opened.tryFail(e)) { // nothing would be stored any more, unnoticed
                Halt.now("the writer of the store died of " + e.getClass().getName());
            }
        } finally {
            giveBack();
        }
    }

    private SqliteConnection connect() {
        try {
            return path == null ? migrated(SqliteFile.memory(), "memory") : connect(path);
        } catch (SQLException e) {
            throw StoreException.unavailable(
                    "cannot open the store " + path + ": " + SqliteFaults.of(e).getMessage());
        }
    }

    private SqliteConnection connect(Path database) throws SQLException {
        DurableFiles.createDirectory(database);
        ownership = FileOwnership.of(database);
        StorePermissions.tighten(database);
        SqliteFile file = new SqliteFile(database);
        file.check();
        SqliteConnection writing = file.writer(options.syncFully());
        connection = writing;
        file.check(writing);
        return migrated(writing, database.toString());
    }

    private SqliteConnection migrated(SqliteConnection writing, String name) {
        connection = writing;
        writing.migrations(name).apply();
        writing.manageTransactions();
        return writing;
    }

    private void giveBack() {
        if (readers != null) {
            readers.close();
        }
        if (connection != null) {
            connection.close();
        }
        if (ownership != null) {
            ownership.giveUp();
        }
        ended.complete();
    }
}
