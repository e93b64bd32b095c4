package io.turbozap.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database file that a backup takes the place of. At no moment is there none. */
record FormerStore(Path database) {

    /**
     * Keeps it under another name, and takes away what would be mistaken for a part of its successor.
     *
     * @return the other name, or null if there was no database
     */
    @Nullable
    Path keep(Path kept) throws IOException {
        if (!Files.exists(database)) {
            return null;
        }
        finish();
        try {
            Files.createLink(kept, database);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(database, kept); // a file system without links
        }
        Path journal = Path.of(database + "-wal");
        if (Files.exists(journal)) {
            Files.move(journal, Path.of(kept + "-wal"));
        }
        Files.deleteIfExists(Path.of(database + "-shm"));
        return kept;
    }

    /** Has SQLite put its journal into the file, if it can: a damaged one is kept as it is. */
    private void finish() {
        try {
            new SqliteFile(database).writer(/* syncFully= */ true).close();
        } catch (SQLException e) {
            // it stays in two files
        }
    }
}
