package io.turbozap.crash;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A limit to the size of files on a process: every write to its store fails, though not as on a full disk. */
final class SizeLimit implements Room {

    private final Path database;
    private @Nullable ServerProcess limited;

    SizeLimit(Path directory) {
        database = directory.resolve("store").resolve("turbozap.db");
    }

    @Override
    public String database() {
        return "sqlite:" + database;
    }

    @Override
    public void fill(ServerProcess server) throws IOException, InterruptedException {
        limited = server;
        limit(server, "1");
    }

    @Override
    public void free() throws IOException, InterruptedException {
        if (limited != null && limited.isAlive()) {
            limit(limited, "unlimited");
        }
    }

    /** Sets the soft limit alone, which may be raised again. */
    private static void limit(ServerProcess server, String bytes) throws IOException, InterruptedException {
        SystemCommand.run("prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":unlimited");
    }

    @Override
    public void close() {}
}
