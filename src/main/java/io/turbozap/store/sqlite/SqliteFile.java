package io.turbozap.store.sqlite;

import io.turbozap.files.OwnerOnlyFiles;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** A database file of SQLite: how it is connected to, and whether it is sound. */
final class SqliteFile {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BUSY_MILLIS = 5_000;
    private static final int CACHE_KIB = 16_384;
    private static final int MOST_JOURNAL = 64 << 20;

    /** Reading a file of this size from end to end takes tenths of a second; larger ones are not kept waiting. */
    private static final long CHECKED_WHOLE = 64 << 20;

    private final Path file;

    SqliteFile(Path file) {
        this.file = file;
    }

    /** A throw-away database of this connection alone. */
    static SqliteConnection memory() throws SQLException {
        return connect(":memory:", new SQLiteConfig());
    }

    /** The connection that writes; creates the file if there is none. */
    SqliteConnection writer(boolean syncFully) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(syncFully ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
        config.setJournalSizeLimit(MOST_JOURNAL);
        createOwnerOnly(file); // its journals get the permissions that it has
        return connect(config);
    }

    /** A connection that cannot change anything. */
    SqliteConnection reader() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return connect(config);
    }

    private static void createOwnerOnly(Path file) throws SQLException {
        try {
            OwnerOnlyFiles.createFile(file);
        } catch (IOException e) {
            throw new SQLException("cannot create " + file + ": " + e, e);
        }
    }

    private SqliteConnection connect(SQLiteConfig config) throws SQLException {
        return connect(file.toString(), config);
    }

    private static SqliteConnection connect(String database, SQLiteConfig config) throws SQLException {
        SqliteLibrary.load();
        return new SqliteConnection(JDBC.createConnection("jdbc:sqlite:" + database, pragmas(config)));
    }

    private static Properties pragmas(SQLiteConfig config) {
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB); // negative: in KiB rather than in pages
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setGetGeneratedKeys(false); // they are not needed, and asking costs a third of an insert
        config.enforceForeignKeys(true);
        return config.toProperties();
    }

    /**
     * Looks at the file before SQLite does, which would make an empty database of some damages.
     *
     * @throws StoreException if it cannot be the store, or a part of it is missing
     */
    void check() {
        try {
            boolean there = Files.exists(file) && Files.size(file) > 0;
            Path journal = Path.of(file + "-wal");
            if (!there && Files.exists(journal) && Files.size(journal) > 0) {
                throw damaged("is missing or empty while " + journal.getFileName() + " beside it holds changes to it");
            }
            if (there && !Arrays.equals(MAGIC, head())) {
                throw damaged("is not an SQLite database");
            }
        } catch (IOException e) {
            throw StoreException.unavailable("cannot read " + file + ": " + e.getMessage());
        }
    }

    /** @throws StoreException if SQLite finds the database damaged; large ones are looked at less closely */
    void check(SqliteConnection connection) {
        try {
            boolean whole = Files.size(file) <= CHECKED_WHOLE;
            String check =
                    whole ? "PRAGMA quick_check(1)" : "SELECT 'ok' WHERE (SELECT count(*) FROM sqlite_schema) >= 0";
            String verdict =
                    connection.select(check, row -> row.text(0), List.of()).get(0);
            if (!verdict.equals("ok")) {
                throw damaged("is damaged (" + verdict.replaceAll("\\s+", " ") + ")");
            }
        } catch (SQLException e) {
            throw damaged("is damaged or cannot be read (" + e.getMessage() + ")");
        } catch (IOException e) {
            throw StoreException.unavailable("cannot read " + file + ": " + e.getMessage());
        }
    }

    private byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAGIC.length);
        }
    }

    private StoreException damaged(String how) {
        return StoreException.unavailable("the store " + file + " " + how
                + ". It was left as it is; bring back a backup with: turbozap restore FILE");
    }

    /**
     * Copies the database as it is at this moment, while it may be written to.
     *
     * @param target a file that is not there, which will be its owner's alone
     * @throws StoreException if it cannot be read or written
     */
    void copyTo(Path target) {
        check();
        try {
            SqliteConnection connection = reader();
            try {
                createOwnerOnly(target);
                connection.change(Statement.of("VACUUM INTO ?", target.toString()));
            } finally {
                connection.close();
            }
        } catch (SQLException e) {
            DurableFiles.remove(target);
            throw StoreException.unavailable("cannot copy " + file + " to " + target + ": "
                    + SqliteFaults.of(e).getMessage());
        }
    }

    /**
     * Looks whether the database can be a store.
     *
     * @throws StoreException if it is damaged, or none of ours, or of a newer version of this program */
    void requireStore() {
        try {
            SqliteConnection connection = writer(/* syncFully= */ true);
            try {
                check(connection);
                connection.migrations(file.toString()).requireKnown();
            } finally {
                connection.close();
            }
        } catch (SQLException e) {
            throw damaged("is damaged or cannot be read (" + e.getMessage() + ")");
        }
    }
}
