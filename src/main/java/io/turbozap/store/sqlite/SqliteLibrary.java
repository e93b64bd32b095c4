package io.turbozap.store.sqlite;

import io.turbozap.files.TemporaryFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's native library, which the driver unpacks from its JAR to load it. The driver removes the file when the
 * process ends by itself; one that is killed would leave a megabyte behind each time. So it goes as soon as it is
 * loaded, where the system allows that; elsewhere (Windows) the driver removes it as ever.
 */
final class SqliteLibrary {

    /** The driver's own setting (github.com/xerial/sqlite-jdbc, USAGE.md): where it unpacks. */
    private static final String PLACE = "org.sqlite.tmpdir";

    private static boolean isLoaded;

    private SqliteLibrary() {}

    /** Loads it, unless it was. Called before the first connection is made, for connecting loads it too. */
    static synchronized void load() throws SQLException {
        if (isLoaded) {
            return;
        }
        String before = System.getProperty(PLACE);
        try {
            Path unpacked = Files.createTempDirectory(
                    before == null ? TemporaryFiles.directory() : Path.of(before), "turbozap-sqlite-");
            System.setProperty(PLACE, unpacked.toString());
            try {
                isLoaded = SQLiteJDBCLoader.initialize();
            } finally {
                remove(unpacked);
            }
        } catch (Exception e) { // as the driver declares it
            throw new SQLException("cannot load SQLite's native library: " + e.getMessage(), e);
        } finally {
            restore(before);
        }
    }

    private static void restore(@Nullable String before) {
        if (before == null) {
            System.clearProperty(PLACE);
        } else {
            System.setProperty(PLACE, before);
        }
    }

    private static void remove(Path unpacked) {
        File[] files = unpacked.toFile().listFiles();
        for (File file : files == null ? new File[0] : files) {
            removeIfAllowed(file.toPath());
        }
        removeIfAllowed(unpacked);
    }

    private static void removeIfAllowed(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // it is in use, and the driver removes it at the end
        }
    }
}
