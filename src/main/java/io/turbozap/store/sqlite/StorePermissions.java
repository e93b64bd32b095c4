package io.turbozap.store.sqlite;

import io.turbozap.files.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The permissions of what lies beside a database file: other versions made it with those of their umask. */
public final class StorePermissions {

    private static final Logger log = LoggerFactory.getLogger(StorePermissions.class);

    private StorePermissions() {}

    /**
     * Restricts the database, its journals and all that is named after it to their owner; also their directory,
     * if nothing else lies in it: others may belong to other programs.
     */
    public static void tighten(Path database) {
        try {
            Path real = Files.exists(database) ? database.toRealPath() : database.toAbsolutePath();
            Path directory = Objects.requireNonNull(real.getParent(), "a file lies in a directory");
            boolean isAlone = true;
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    if (isOfStore(file, real) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        OwnerOnlyFiles.tightenFile(file);
                    } else {
                        isAlone = false;
                    }
                }
            }
            if (isAlone) {
                OwnerOnlyFiles.tightenDirectory(directory);
            }
        } catch (IOException e) {
            log.warn("the permissions of {} and the files beside it are as they were: {}", database, e.toString());
        }
    }

    private static boolean isOfStore(Path file, Path database) {
        String name = file.getFileName().toString();
        String store = database.getFileName().toString();
        return name.equals(store) || name.startsWith(store + "-") || name.startsWith(store + ".");
    }
}
