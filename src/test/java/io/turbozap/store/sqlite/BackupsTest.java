package io.turbozap.store.sqlite;

import static io.turbozap.fixture.Waiting.until;
import static io.turbozap.store.Outcomes.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.store.Database;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.opening.Backups;
import io.turbozap.store.opening.Stores;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a store that is in use, and the way back. */
@ExtendWith(VertxExtension.class)
@Timeout(90)
final class BackupsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T13:04:05Z");

    @TempDir
    private Path directory;

    private Path file;
    private Path backup;
    private String url;
    private Vertx vertx;

    @BeforeEach
    void remember(Vertx fresh) {
        vertx = fresh;
        file = directory.resolve("store.db");
        backup = directory.resolve("copies").resolve("it's one.db");
        url = "sqlite:" + file;
    }

    private Database open() throws Exception {
        return await(Stores.open(vertx, url, StoreOptions.defaults()));
    }

    private static Future<Integer> name(Database store, String name) {
        return store.write(Statement.of("UPDATE organization SET name = ?", name));
    }

    private String name() throws Exception {
        Database store = open();
        String name = await(store.read("SELECT name FROM organization", row -> row.text(0)))
                .get(0);
        await(store.close());
        return name;
    }

    private List<String> files() throws Exception {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_backup_brings_back_what_was() throws Exception {
        Database store = open();
        await(name(store, "then"));
        Backups.backup(url, backup);
        await(name(store, "later"));
        await(store.close());

        Path former = Backups.restore(url, backup, NOW);

        assertEquals("then", name());
        assertEquals(directory.resolve("store.db.before-restore-20261121T130405Z"), former);
        file = former;
        url = "sqlite:" + former;
        assertEquals("later", name());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void what_is_copied_is_its_owners_alone() throws Exception {
        await(open().close());
        Backups.backup(url, backup);
        assertEquals("rwx------", permissions(backup.getParent()));
        assertEquals("rw-------", permissions(backup));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Path former = Backups.restore(url, backup, NOW);

        assertEquals("rw-------", permissions(file));
        assertEquals("rw-------", permissions(former));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_backup_while_the_store_is_written_to_holds_whole_changes() throws Exception {
        Database store = open();
        await(store.write(Statement.of("CREATE TABLE pair (id BIGINT PRIMARY KEY, half SMALLINT)")));
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong next = new AtomicLong();
        Promise<Void> stopped = Promise.promise();
        writePairs(store, next, enough, stopped);

        until("fifty pairs", () -> next.get() > 50);
        Backups.backup(url, backup);
        enough.set(true);
        await(stopped.future());
        await(store.close());

        url = "sqlite:" + backup;
        Database copy = open();
        List<Long> halves = await(copy.read(
                "SELECT count(*) FROM pair UNION ALL SELECT count(*) FROM pair WHERE half = 1", row -> row.number(0)));
        await(copy.close());
        assertTrue(halves.get(0) >= 100, "pairs " + halves);
        assertEquals(halves.get(0), 2 * halves.get(1));
    }

    private void writePairs(Database store, AtomicLong next, AtomicBoolean enough, Promise<Void> stopped) {
        if (enough.get()) {
            stopped.complete();
            return;
        }
        long id = 2 * next.getAndIncrement();
        String insert = "INSERT INTO pair (id, half) VALUES (?, ?)";
        store.write(List.of(Statement.of(insert, id, 0), Statement.of(insert, id + 1, 1)))
                .onSuccess(done -> writePairs(store, next, enough, stopped))
                .onFailure(stopped::fail);
    }

    @Test
    void leaves_nothing_half_done_behind() throws Exception {
        Database store = open();
        Backups.backup(url, backup);
        await(store.close());
        Backups.restore(url, backup, NOW);

        assertEquals(
                List.of("copies", "store.db", "store.db.before-restore-20261121T130405Z", "store.db.lock"), files());
        try (Stream<Path> copies = Files.list(backup.getParent())) {
            assertEquals(List.of(backup), copies.toList());
        }
    }

    @Test
    void a_backup_does_not_overwrite() throws Exception {
        await(open().close());
        Files.createDirectories(backup.getParent());
        Files.writeString(backup, "dear");

        StoreException refused = assertThrows(StoreException.class, () -> Backups.backup(url, backup));

        assertTrue(refused.getMessage().contains("is there already"), refused.getMessage());
        assertEquals("dear", Files.readString(backup));
    }

    @Test
    void a_store_that_is_not_there_has_no_backup_and_gets_none() throws Exception {
        StoreException refused = assertThrows(StoreException.class, () -> Backups.backup(url, backup));

        assertEquals("there is no store at " + file, refused.getMessage());
        assertEquals(List.of(), files());
    }

    @Test
    void nothing_is_restored_while_a_server_owns_the_store() throws Exception {
        Database store = open();
        Backups.backup(url, backup);

        StoreException refused = assertThrows(StoreException.class, () -> Backups.restore(url, backup, NOW));

        assertTrue(refused.getMessage().contains("another running server"), refused.getMessage());
        await(name(store, "goes on"));
        await(store.close());
        assertEquals("goes on", name());
    }

    @Test
    void only_a_backup_is_restored() throws Exception {
        await(open().close());
        Files.createDirectories(backup.getParent());
        Files.writeString(backup, "anything else that is long enough");

        assertThrows(StoreException.class, () -> Backups.restore(url, backup, NOW));
        assertThrows(StoreException.class, () -> Backups.restore(url, directory.resolve("nothing"), NOW));

        assertEquals("default", name());
        assertEquals(List.of("copies", "store.db", "store.db.lock"), files());
    }

    @Test
    void a_database_of_something_else_is_not_restored() throws Exception {
        await(open().close());
        Files.createDirectories(backup.getParent());
        SqliteConnection other = new SqliteFile(backup).writer(true);
        other.run("CREATE TABLE recipe (text TEXT)");
        other.close();

        StoreException refused = assertThrows(StoreException.class, () -> Backups.restore(url, backup, NOW));

        assertTrue(refused.getMessage().contains("not of this program"), refused.getMessage());
        assertEquals("default", name());
    }

    @Test
    void a_restore_where_nothing_was_makes_the_store() throws Exception {
        Database store = open();
        await(name(store, "copied"));
        Backups.backup(url, backup);
        await(store.close());
        file = directory.resolve("elsewhere").resolve("new.db");
        url = "sqlite:" + file;

        assertNull(Backups.restore(url, backup, NOW));

        assertEquals("copied", name());
    }

    @Test
    void a_damaged_store_is_kept_beside_what_is_restored() throws Exception {
        Database store = open();
        Backups.backup(url, backup);
        await(store.close());
        Files.writeString(file, "damaged beyond recognition");

        Path former = Backups.restore(url, backup, NOW);

        assertEquals("damaged beyond recognition", Files.readString(former));
        assertEquals("default", name());
    }

    @Test
    void other_engines_are_told_what_to_do() {
        String postgres = "postgresql://me:secret@db:5433/turbozap";
        StoreException dump = assertThrows(StoreException.class, () -> Backups.backup(postgres, Path.of("it's.dump")));
        StoreException load =
                assertThrows(StoreException.class, () -> Backups.restore(postgres, Path.of("a.dump"), NOW));

        assertEquals(
                "PostgreSQL has tools of its own for this: pg_dump --format=custom --file='it'\\''s.dump' --host=db"
                        + " --port=5433 --username=me --dbname=turbozap",
                dump.getMessage());
        assertTrue(load.getMessage().contains("pg_restore"), load.getMessage());
        assertFalse(load.getMessage().contains("secret"), load.getMessage());
        assertThrows(StoreException.class, () -> Backups.backup("memory", Path.of("a")));
    }
}
