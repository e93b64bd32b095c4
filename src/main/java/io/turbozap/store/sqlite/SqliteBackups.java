package io.turbozap.store.sqlite;

import io.turbozap.files.OwnerOnlyFiles;
import io.turbozap.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a database file of SQLite, and the way back. Everything here blocks, and fails with a {@link
 * StoreException} that names what to do.
 */
public final class SqliteBackups {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private SqliteBackups() {}

    /**
     * Writes the store as it is at one moment into a file that appears once it is whole. The server may be running.
     *
     * @param target what must not be there yet
     */
    public static void backup(Path database, Path target) {
        if (!DurableFiles.isFilled(database)) {
            throw StoreException.unavailable("there is no store at " + database);
        }
        if (Files.exists(target)) {
            throw StoreException.unavailable(target + " is there already: choose another name");
        }
        Path whole = target.toAbsolutePath();
        Path partial = beside(whole, ".partial");
        try {
            OwnerOnlyFiles.createDirectories(DurableFiles.directory(whole));
            Files.deleteIfExists(partial);
            new SqliteFile(database).copyTo(partial);
            DurableFiles.move(partial, whole);
        } catch (IOException e) {
            throw StoreException.unavailable("cannot write " + target + ": " + e);
        }
    }

    /**
     * Puts a backup in the place of the store, which no server may own meanwhile.
     *
     * @param backup what {@link #backup} wrote
     * @param now names the file that keeps what was there before
     * @return where the former store is kept, or null if there was none
     */
    public static @Nullable Path restore(Path database, Path backup, Instant now) {
        if (!DurableFiles.isFilled(backup)) {
            throw StoreException.unavailable("there is no backup at " + backup);
        }
        DurableFiles.createDirectory(database);
        FileOwnership ownership = FileOwnership.of(database);
        try {
            StorePermissions.tighten(database);
            Path fresh = beside(database, ".restoring");
            Files.deleteIfExists(fresh);
            new SqliteFile(backup.toAbsolutePath()).copyTo(fresh);
            new SqliteFile(fresh).requireStore();
            Path former = new FormerStore(database).keep(beside(database, ".before-restore-" + TIME.format(now)));
            DurableFiles.move(fresh, database);
            return former;
        } catch (IOException e) {
            throw StoreException.unavailable("cannot restore " + database + ": " + e);
        } finally {
            ownership.giveUp();
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
