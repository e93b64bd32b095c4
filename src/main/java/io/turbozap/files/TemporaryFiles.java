package io.turbozap.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of this process's temporary files, its owner's alone, in that of the system. It is removed at the end;
 * after a process that was killed the next one removes it, which recognises it by the lock on a file beside it: that lock
 * ends with its process, however it ends. Everything here blocks.
 */
public final class TemporaryFiles {

    private static final Logger log = LoggerFactory.getLogger(TemporaryFiles.class);
    private static final String PREFIX = "turbozap-";
    private static final String LOCK = ".lock";

    private static @Nullable TemporaryFiles own;

    private final Path lock;
    private final Path directory;

    /** Held to the end of the process. */
    private final FileChannel held;

    private TemporaryFiles(Path lock, FileChannel held) {
        this.lock = lock;
        this.directory = directoryOf(lock);
        this.held = held;
    }

    /** The directory, which is there when this returns. */
    public static synchronized Path directory() throws IOException {
        if (own == null) {
            own = open();
            Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFiles::removeOwn, "scratch"));
        }
        OwnerOnlyFiles.createDirectories(own.directory); // again, if it was removed
        return own.directory;
    }

    /** Removes what processes of this user have left that ended without doing so. */
    public static synchronized void clear() {
        try {
            directory();
            try (DirectoryStream<Path> locks = Files.newDirectoryStream(root(), PREFIX + "*" + LOCK)) {
                for (Path lock : locks) {
                    clear(lock);
                }
            }
        } catch (IOException e) {
            log.warn("temporary files of earlier processes may be left: {}", e.toString());
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static Path directoryOf(Path lock) {
        String name = lock.getFileName().toString();
        return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    private static TemporaryFiles open() throws IOException {
        while (true) {
            Path lock = Files.createTempFile(root(), PREFIX, LOCK);
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
            // it may have been removed meanwhile
            if (channel.tryLock() != null && Files.exists(lock)) {
                return new TemporaryFiles(lock, channel);
            }
            channel.close();
        }
    }

    private static synchronized void removeOwn() {
        if (own != null) {
            try {
                remove(own.directory);
                Files.deleteIfExists(own.lock);
                own.held.close();
            } catch (IOException e) {
                // the next process does it
            }
        }
    }

    /** Not its own, for closing a file gives up every lock that this process has on it. */
    private static void clear(Path lock) throws IOException {
        if (own == null || lock.equals(own.lock) || !isOurs(lock, own.lock)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock ended = channel.tryLock()) {
            if (ended != null) {
                Path left = directoryOf(lock);
                if (Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)) {
                    remove(left);
                    log.info("removed {}, which an earlier process has left", left);
                }
                Files.deleteIfExists(lock);
            }
        } catch (IOException e) {
            log.warn("{} and what belongs to it is left: {}", lock, e.toString());
        }
    }

    private static boolean isOurs(Path lock, Path ownLock) throws IOException {
        return Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(lock, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(ownLock));
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
