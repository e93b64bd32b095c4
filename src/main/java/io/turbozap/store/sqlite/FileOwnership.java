package io.turbozap.store.sqlite;

import io.turbozap.files.OwnerOnlyFiles;
import io.turbozap.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to be the only one that writes a database file: a lock on a file beside it, which the operating system
 * takes back when the process ends, however it ends. The file stays, for removing it would race with the next owner.
 */
final class FileOwnership {

    /** Closing any channel of a file gives up every lock that this process has on it: so none is opened twice. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FileOwnership(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param database the file, whose directory exists
     * @throws StoreException if another process has it
     */
    static FileOwnership of(Path database) {
        try {
            Path real = real(database.toAbsolutePath());
            Path file = real.resolveSibling(real.getFileName() + ".lock");
            if (!HELD_HERE.add(file)) {
                throw taken(database, "this process");
            }
            return lock(database, file);
        } catch (IOException e) {
            throw StoreException.unavailable("cannot lock the store " + database + ": " + e.getMessage());
        }
    }

    /** Whatever links lead there, one database has one lock. */
    private static Path real(Path database) throws IOException {
        return Files.exists(database)
                ? database.toRealPath()
                : DurableFiles.directory(database).toRealPath().resolve(database.getFileName());
    }

    private static FileOwnership lock(Path database, Path file) throws IOException {
        FileChannel channel = null;
        FileLock lock = null;
        try {
            OwnerOnlyFiles.createFile(file);
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) {
                throw taken(database, "process " + Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(
                    StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
            return new FileOwnership(file, channel);
        } finally {
            if (lock == null) {
                HELD_HERE.remove(file);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static StoreException taken(Path database, String owner) {
        return StoreException.unavailable("the store " + database + " belongs to another running server (" + owner
                + "): stop that one first, or give this one a DATABASE_URL of its own");
    }

    void giveUp() {
        try {
            channel.close();
        } catch (IOException e) {
            // the lock ends with the process
        }
        HELD_HERE.remove(file);
    }
}
