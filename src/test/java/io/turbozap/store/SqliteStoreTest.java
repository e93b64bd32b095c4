package io.turbozap.store;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest extends DatabaseContract {

    private final AtomicInteger files = new AtomicInteger();

    @TempDir
    private Path directory;

    @Override
    String url() {
        return "sqlite:" + directory.resolve("made").resolve("on demand").resolve(files.incrementAndGet() + ".db");
    }

    @Override
    String blob() {
        return "BLOB";
    }
}
