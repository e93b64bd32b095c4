package io.turbozap.store.sqlite;

import static io.turbozap.store.Outcomes.await;
import static io.turbozap.store.Outcomes.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.store.Database;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.opening.Stores;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a store on SQLite makes of the file that it finds. BEHAVIOUR 26 and the store's part of bad input. */
@ExtendWith(VertxExtension.class)
@Timeout(90)
final class SqliteFileTest {

    @TempDir
    private Path directory;

    private Path file;
    private Vertx vertx;

    @BeforeEach
    void remember(Vertx fresh) {
        vertx = fresh;
        file = directory.resolve("store.db");
    }

    private Database open() throws Exception {
        return await(Stores.open(vertx, "sqlite:" + file, StoreOptions.defaults()));
    }

    private StoreException refusal() {
        return refused(Stores.open(vertx, "sqlite:" + file, StoreOptions.defaults()));
    }

    private void sql(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                java.sql.Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private void assertSays(StoreException refusal, String... parts) {
        assertEquals(1, refusal.getMessage().lines().count(), refusal.getMessage());
        for (String part : parts) {
            assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        }
    }

    @Test
    void is_there_again_after_it_was_closed() throws Exception {
        Database first = open();
        await(first.write(Statement.of("UPDATE organization SET name = ?", "kept")));
        await(first.close());

        Database second = open();

        assertEquals(List.of("kept"), await(second.read("SELECT name FROM organization", row -> row.text(0))));
        await(second.close());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void it_is_its_owners_alone_also_if_it_was_made_otherwise() throws Exception {
        Path data = directory.resolve("data");
        file = data.resolve("turbozap.db");
        Path kept = data.resolve("turbozap.db.before-restore-1");
        await(open().close());
        assertEquals("rwx------", permissions(data));
        Files.writeString(kept, "former");
        for (Path path : List.of(data, file, kept)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        Database store = open();
        await(store.write(Statement.of("UPDATE organization SET name = ?", "Ana")));
        assertEquals("rwx------", permissions(data));
        try (Stream<Path> files = Files.list(data)) {
            List<Path> all = files.toList();
            assertTrue(all.contains(data.resolve("turbozap.db-wal")), all::toString);
            for (Path path : all) {
                assertEquals("rw-------", permissions(path), path::toString);
            }
        }
        await(store.close());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_directory_that_others_use_too_keeps_its_permissions() throws Exception {
        Files.writeString(directory.resolve("strange"), "strange");
        Files.setPosixFilePermissions(directory.resolve("strange"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        await(open().close());
        assertEquals("rwxr-xr-x", permissions(directory));
        assertEquals("rw-r--r--", permissions(directory.resolve("strange")));
        assertEquals("rw-------", permissions(file));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void an_operator_can_read_it_while_it_is_open() throws Exception {
        Database store = open();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                java.sql.Statement statement = connection.createStatement()) {
            assertEquals(
                    "default",
                    statement.executeQuery("SELECT name FROM organization").getString(1));
        }
        await(store.close());
    }

    @Test
    void a_second_owner_in_this_process_is_refused_and_harms_nothing() throws Exception {
        Database first = open();

        assertSays(refusal(), "the store " + file, "another running server", "DATABASE_URL");
        assertSays(refusal(), "the store " + file, "another running server", "DATABASE_URL");

        await(first.write(Statement.of("UPDATE organization SET name = ?", "mine")));
        await(first.close());
        await(open().close());
    }

    @Test
    void a_link_to_the_file_is_no_way_around_its_owner() throws Exception {
        Database first = open();
        Path real = file;
        file = Files.createSymbolicLink(directory.resolve("link.db"), real);

        assertSays(refusal(), "another running server");

        await(first.close());
    }

    @Test
    void a_second_process_is_refused_until_the_first_is_killed() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertEquals("owned", other.inputReader().readLine());
            assertSays(refusal(), "the store " + file, "another running server (process " + other.pid() + ")");
        } finally {
            other.destroyForcibly().waitFor();
        }
        await(open().close());
    }

    /** Owns a file until it is killed. */
    static final class Owner {
        public static void main(String[] args) throws Exception {
            FileOwnership.of(Path.of(args[0]));
            System.out.println("owned");
            Thread.currentThread().join();
        }
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_left_alone() throws Exception {
        byte[] content = "not a database, but dear to somebody".getBytes(StandardCharsets.UTF_8);
        Files.write(file, content);

        assertSays(refusal(), "" + file, "is not an SQLite database", "turbozap restore FILE");

        assertArrayEquals(content, Files.readAllBytes(file));
    }

    @Test
    void a_damaged_database_is_refused() throws Exception {
        await(open().close());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long place = 4_096; place < channel.size(); place += 512) {
                channel.write(ByteBuffer.wrap(new byte[] {77, 77, 77, 77, 77, 77, 77, 77}), place);
            }
        }

        assertSays(refusal(), "" + file, "damaged", "turbozap restore FILE");
    }

    @Test
    void a_cut_off_database_is_refused() throws Exception {
        await(open().close());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }

        assertSays(refusal(), "" + file, "damaged", "turbozap restore FILE");
    }

    @Test
    void a_database_that_is_gone_while_its_journal_is_not_is_refused() throws Exception {
        Path journal = directory.resolve("store.db-wal");
        Files.writeString(journal, "changes");

        assertSays(refusal(), "" + file, "missing or empty", "turbozap restore FILE");

        assertEquals("changes", Files.readString(journal));
    }

    @Test
    void an_empty_file_is_an_empty_store() throws Exception {
        Files.createFile(file);
        await(open().close());
    }

    @Test
    void a_newer_database_is_refused_untouched() throws Exception {
        await(open().close());
        sql("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success)"
                + " VALUES (999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'x', 1, 1)");
        byte[] before = Files.readAllBytes(file);

        assertSays(refusal(), "" + file, "newer version", "9999");

        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void a_database_of_something_else_is_refused() throws Exception {
        sql("CREATE TABLE organization (something_else TEXT)");

        assertSays(refusal(), "" + file, "does not have the schema that this program made");
    }

    @Test
    void a_directory_that_cannot_be_made_is_named() throws Exception {
        Files.createFile(directory.resolve("taken"));
        file = directory.resolve("taken").resolve("store.db");

        assertSays(refusal(), "cannot create the directory " + directory.resolve("taken"));
    }

    @Test
    void a_url_that_names_no_store_is_refused_without_being_repeated() {
        for (String url : List.of(
                "", "sqlite:", "sqlite:a?b", "sqlite::memory:", "mysql://me:secret@host/db", "postgresql://:secret@")) {
            StoreException refused = refused(Stores.open(vertx, url, StoreOptions.defaults()));
            assertSays(refused, "DATABASE_URL is not allowed", "sqlite:PATH");
            assertTrue(!refused.getMessage().contains("secret"), refused.getMessage());
        }
    }
}
