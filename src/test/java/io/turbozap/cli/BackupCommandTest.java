package io.turbozap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.store.Database;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.opening.Stores;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that a person types to back up a store and to bring it back. */
final class BackupCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path settings;

    @BeforeEach
    void configure() throws Exception {
        settings = directory.resolve("turbozap.yaml");
        Files.writeString(settings, "store:\n  url: sqlite:" + directory.resolve("a.db") + "\n");
    }

    private int run(String command, Path file) {
        return Turbozap.commandLine()
                .setOut(new PrintWriter(out, /* autoFlush= */ true))
                .setErr(new PrintWriter(err, /* autoFlush= */ true))
                .execute(command, "--config", settings.toString(), file.toString());
    }

    private void makeStore() {
        Vertx vertx = Vertx.vertx();
        Database store =
                ShutdownHook.await(Stores.open(vertx, "sqlite:" + directory.resolve("a.db"), StoreOptions.defaults()));
        ShutdownHook.await(store.close());
        ShutdownHook.await(vertx.close());
    }

    @Test
    void a_backup_is_made_and_restored() {
        makeStore();
        Path copy = directory.resolve("copy.db");

        assertEquals(0, run("backup", copy), err::toString);
        assertTrue(Files.exists(copy));
        assertEquals(0, run("restore", copy), err::toString);

        assertEquals("", err.toString());
        List<String> lines = out.toString().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).contains("a.db.before-restore-"), lines.get(1));
    }

    @Test
    void what_cannot_be_done_is_said_in_one_line() {
        assertEquals(1, run("backup", directory.resolve("copy.db")));

        assertEquals(
                List.of("there is no store at " + directory.resolve("a.db")),
                err.toString().lines().toList());
    }
}
