package io.turbozap.store.sqlite;

import static io.turbozap.fixture.Waiting.until;
import static io.turbozap.store.Outcomes.await;
import static io.turbozap.store.Outcomes.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.engine.WriterHealth;
import io.turbozap.store.opening.Stores;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A store on SQLite whose file cannot grow or change for a while. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
final class SqliteOutageTest {

    private static final String INSERT = "INSERT INTO thing (id, body) VALUES (?, ?)";
    private static final byte[] LARGE = new byte[200_000];

    @TempDir
    private Path directory;

    private Vertx vertx;
    private SqliteDatabase store;

    @BeforeEach
    void open(Vertx fresh) throws Exception {
        vertx = fresh;
        store = (SqliteDatabase)
                await(Stores.open(vertx, "sqlite:" + directory.resolve("a.db"), StoreOptions.defaults()));
        await(store.write(Statement.of("CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY, body BLOB)")));
        await(store.write(Statement.of(INSERT, 1L, new byte[1])));
    }

    @AfterEach
    void close() throws Exception {
        await(store.close());
    }

    private interface Errand {
        void run(SqliteConnection connection) throws SQLException;
    }

    private void onWriter(Errand errand) throws Exception {
        Promise<Void> done = Promise.promise();
        store.writer()
                .submit(
                        () -> {
                            try {
                                errand.run(store.writer().connection());
                                done.complete();
                            } catch (SQLException e) {
                                done.fail(e);
                            }
                        },
                        done::fail);
        await(done.future());
    }

    private void pragma(String pragma) throws Exception {
        onWriter(connection -> {
            try (java.sql.Statement statement = connection.jdbc().createStatement()) {
                statement.execute("PRAGMA " + pragma);
            }
        });
    }

    private long things() throws Exception {
        return await(store.read("SELECT count(*) FROM thing", row -> row.number(0)))
                .get(0);
    }

    /** The file may grow by nothing more: SQLite says what it says when the disk is full. */
    private void fillDisk() throws Exception {
        long pages =
                await(store.read("PRAGMA page_count", row -> row.number(0))).get(0);
        pragma("max_page_count = " + pages);
    }

    private void emptyDisk() throws Exception {
        pragma("max_page_count = 1000000");
    }

    @Test
    void a_full_disk_fails_the_change_and_says_why() throws Exception {
        fillDisk();

        StoreException refused = refused(store.write(Statement.of(INSERT, 2L, LARGE)));

        assertEquals(StoreException.Kind.UNAVAILABLE, refused.kind());
        assertEquals("the disk is full", refused.getMessage());
        assertFalse(store.isUp());
        assertEquals("the disk is full", store.trouble());
        assertEquals(1, things());
        emptyDisk();
    }

    @Test
    void all_changes_of_a_transaction_fail_together_and_none_happened() throws Exception {
        fillDisk();
        List<Future<Integer>> changes = new ArrayList<>();
        for (long id = 10; id < 20; id++) {
            changes.add(store.write(Statement.of(INSERT, id, LARGE)));
        }

        for (Future<Integer> change : changes) {
            assertTrue(refused(change).isOutage());
        }
        assertEquals(1, things());
        emptyDisk();
    }

    @Test
    void goes_on_by_itself_when_there_is_room_again() throws Exception {
        fillDisk();
        refused(store.write(Statement.of(INSERT, 2L, LARGE)));

        emptyDisk();
        until("the store up", store::isUp);

        await(store.write(Statement.of(INSERT, 2L, LARGE)));
        assertEquals(2, things());
    }

    @Test
    void stays_down_while_there_is_no_room() throws Exception {
        fillDisk();
        refused(store.write(Statement.of(INSERT, 2L, LARGE)));

        WriterHealth probed = new WriterHealth();
        onWriter(connection -> new SqliteCommit(connection, probed).probe());

        assertEquals("the disk is full", probed.trouble());
        emptyDisk();
    }

    @Test
    void a_change_that_needs_no_room_does_not_end_the_outage() throws Exception {
        fillDisk();
        refused(store.write(Statement.of(INSERT, 2L, LARGE)));

        await(store.write(Statement.of("UPDATE thing SET body = ? WHERE id = 1", new byte[2])));

        assertEquals("the disk is full", store.trouble());
        emptyDisk();
    }

    @Test
    void the_next_change_that_works_ends_the_outage() throws Exception {
        pragma("query_only = 1");
        StoreException refused = refused(store.write(Statement.of(INSERT, 2L, LARGE)));
        assertEquals("the database file is read-only", refused.getMessage());

        pragma("query_only = 0");
        await(store.write(Statement.of(INSERT, 2L, LARGE)));

        assertNull(store.trouble());
    }
}
