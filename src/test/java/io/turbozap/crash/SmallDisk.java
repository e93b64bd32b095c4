package io.turbozap.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A mounted file system of some megabytes in memory, more than a journal grows to. */
final class SmallDisk implements Room {

    private static final int PIECE = 4_096;

    private final Path mount;

    SmallDisk(Path directory) throws IOException, InterruptedException {
        mount = Files.createDirectories(directory.resolve("small-disk"));
        SystemCommand.run("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", mount.toString());
    }

    /** Whether this process may mount one. */
    static boolean isAllowed() {
        try {
            Path directory = Files.createTempDirectory("mount");
            Path mount = directory.resolve("small-disk");
            try (SmallDisk disk = new SmallDisk(directory)) {
                return disk.mount.equals(mount);
            } finally {
                Files.deleteIfExists(mount);
                Files.delete(directory);
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String database() {
        return "sqlite:" + mount.resolve("turbozap.db");
    }

    @Override
    public void fill(ServerProcess server) throws IOException {
        byte[] piece = new byte[PIECE];
        try (OutputStream filler = Files.newOutputStream(mount.resolve("filler"))) {
            while (true) {
                filler.write(piece);
            }
        } catch (IOException full) {
            if (Files.getFileStore(mount).getUsableSpace() > 0) {
                throw full;
            }
        }
    }

    @Override
    public void free() throws IOException {
        Files.delete(mount.resolve("filler"));
    }

    @Override
    public void close() throws IOException {
        try {
            SystemCommand.run("umount", mount.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
