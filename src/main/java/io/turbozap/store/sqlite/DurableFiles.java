package io.turbozap.store.sqlite;

import io.turbozap.files.OwnerOnlyFiles;
import io.turbozap.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Files that are there after a power cut, whole or not at all. */
final class DurableFiles {

    private DurableFiles() {}

    static boolean isFilled(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Creates the directory that a file is to be in.
     *
     * @throws StoreException if it cannot be created
     */
    static void createDirectory(Path file) {
        Path directory = directory(file);
        try {
            OwnerOnlyFiles.createDirectories(directory);
        } catch (IOException e) {
            throw StoreException.unavailable("cannot create the directory " + directory + " for the store: " + e);
        }
    }

    /** Takes away what a failure has left, if that can be done. */
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the failure before is the one to report
        }
    }

    /** The directory that a file is in. */
    static Path directory(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a directory");
    }

    /** Gives a file that is written its final name, in the same directory. */
    static void move(Path written, Path name) throws IOException {
        force(written, StandardOpenOption.WRITE);
        Files.move(written, name, StandardCopyOption.ATOMIC_MOVE);
        force(directory(name), StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(/* metaData= */ true);
        }
    }
}
