package io.turbozap.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files and directories that only their owner may read: 0600 and 0700, whatever the process's umask. Where the file
 * system knows no such permissions they are as the platform makes them.
 */
public final class OwnerOnlyFiles {

    private static final Logger log = LoggerFactory.getLogger(OwnerOnlyFiles.class);

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private OwnerOnlyFiles() {}

    /** Creates an empty file, unless it is there. */
    public static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, attributes(file, FILE));
        } catch (FileAlreadyExistsException there) {
            // as it is
        }
    }

    /** Creates a directory and its parents, those that are not there. */
    public static void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) { // which may be a link, of which the next line would think ill
            Files.createDirectories(directory, attributes(directory, DIRECTORY));
        }
    }

    /** Takes from everybody else what they may do with a file that was made earlier, if it is there, and logs that. */
    public static void tightenFile(Path file) {
        tighten(file, FILE);
    }

    /** As {@link #tightenFile}, for a directory. */
    public static void tightenDirectory(Path directory) {
        tighten(directory, DIRECTORY);
    }

    private static void tighten(Path path, Set<PosixFilePermission> most) {
        try {
            if (!isPosix(path) || !Files.exists(path)) {
                return;
            }
            Set<PosixFilePermission> before = Files.getPosixFilePermissions(path);
            if (!most.containsAll(before)) {
                Files.setPosixFilePermissions(path, most);
                log.warn("{} was {}: from now on it is its owner's alone", path, PosixFilePermissions.toString(before));
            }
        } catch (IOException | SecurityException e) {
            log.warn("others may be able to read {}, and that cannot be changed: {}", path, e.toString());
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS) != null;
    }
}
