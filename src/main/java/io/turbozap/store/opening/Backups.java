package io.turbozap.store.opening;

import io.turbozap.store.StoreException;
import io.turbozap.store.sqlite.SqliteBackups;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Backups of the store that a URL names, and the way back. For the command line: everything here blocks, and fails with
 * a {@link StoreException} that names what to do.
 */
public final class Backups {

    private Backups() {}

    /**
     * Writes the store as it is at one moment into a file that appears once it is whole. The server may be running.
     *
     * @param url as {@link Stores#open} takes it
     * @param target what must not be there yet
     */
    public static void backup(String url, Path target) {
        SqliteBackups.backup(database(url, "pg_dump --format=custom --file=" + quoted(target)), target);
    }

    /**
     * Puts a backup in the place of the store, which no server may own meanwhile.
     *
     * @param url as {@link Stores#open} takes it
     * @param backup what {@link #backup} wrote
     * @param now names the file that keeps what was there before
     * @return where the former store is kept, or null if there was none
     */
    public static @Nullable Path restore(String url, Path backup, Instant now) {
        Path database = database(url, "pg_restore --clean --if-exists --single-transaction " + quoted(backup));
        return SqliteBackups.restore(database, backup, now);
    }

    private static Path database(String url, String command) {
        StoreUrl store = StoreUrl.parse(url);
        if (store instanceof StoreUrl.Sqlite sqlite) {
            return sqlite.file();
        }
        if (store instanceof StoreUrl.Postgres postgres) {
            throw StoreException.mistake("PostgreSQL has tools of its own for this: " + command
                    + postgres.server().arguments());
        }
        throw StoreException.mistake("DATABASE_URL=memory keeps nothing: there is nothing to back up or to restore");
    }

    /** For a POSIX shell. */
    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "'\\''") + "'";
    }
}
