package io.turbozap.store;

import static io.turbozap.fixture.Waiting.until;
import static io.turbozap.store.Outcomes.await;
import static io.turbozap.store.Outcomes.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.RefusingPort;
import io.turbozap.store.engine.CallerContext;
import io.turbozap.store.opening.StoreUrl;
import io.turbozap.store.opening.Stores;
import io.turbozap.store.postgres.PostgresDatabase;
import io.turbozap.store.postgres.PostgresRetry;
import io.turbozap.store.postgres.PostgresServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A store on PostgreSQL that loses its connection, its lock or its server. BEHAVIOUR 26. */
@Tag("slow")
@ExtendWith(VertxExtension.class)
@Timeout(120)
final class PostgresOutageTest {

    private static final PostgresRetry SHORT = new PostgresRetry(
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            Duration.ofMillis(20),
            Duration.ofMillis(200));

    private static final String TERMINATE =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                    + " AND application_name LIKE 'turbozap-%%' AND application_name <> 'turbozap-reader'";

    private Vertx vertx;
    private String url;

    @BeforeEach
    void remember(Vertx fresh) {
        vertx = fresh;
        url = RealPostgres.freshDatabase();
    }

    private Database open(String where, PostgresRetry patience) throws Exception {
        return await(PostgresDatabase.open(
                vertx, CallerContext.create(vertx), PostgresServer.parse(where), StoreOptions.defaults(), patience));
    }

    private Database open() throws Exception {
        return open(url, SHORT);
    }

    private static String database(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static Future<Integer> name(Database store, String name) {
        return store.write(Statement.of("UPDATE organization SET name = ?", name));
    }

    private static String name(Database store) throws Exception {
        return await(store.read("SELECT name FROM organization LIMIT 1", row -> row.text(0)))
                .get(0);
    }

    @Test
    void a_second_server_is_refused_and_harms_nothing() throws Exception {
        Database first = open();

        StoreException refused = refused(Stores.open(vertx, url, StoreOptions.defaults()));

        assertTrue(refused.getMessage().contains("belongs to another running server"), refused.getMessage());
        assertTrue(refused.getMessage().contains(database(url)), refused.getMessage());
        assertFalse(refused.getMessage().contains("postgres:postgres"), refused.getMessage());
        await(name(first, "mine"));
        await(first.close());
        Database second = open();
        assertEquals("mine", name(second));
        await(second.close());
    }

    @Test
    void two_databases_of_one_server_have_an_owner_each() throws Exception {
        Database first = open();
        Database second = open(RealPostgres.freshDatabase(), SHORT);

        await(name(first, "a"));
        assertEquals("default", name(second));

        await(first.close());
        await(second.close());
    }

    @Test
    void a_lost_connection_comes_back_by_itself() throws Exception {
        Database store = open();
        await(name(store, "before"));
        long former = backend();

        RealPostgres.execute(TERMINATE.formatted(database(url)));
        until("another connection", () -> backend() != former && backend() != 0 && store.isUp());

        await(name(store, "after"));
        assertEquals("after", name(store));
        await(store.close());
    }

    /** The server's process behind the connection that writes, 0 for none. */
    private long backend() {
        return RealPostgres.count("SELECT coalesce(max(pid), 0) FROM pg_stat_activity WHERE datname = '" + database(url)
                + "' AND application_name LIKE 'turbozap-%' AND application_name <> 'turbozap-reader'");
    }

    @Test
    void what_is_under_way_when_the_connection_is_lost_fails_as_an_outage() throws Exception {
        Database store = open();
        await(store.write(Statement.of("CREATE TABLE thing (id BIGINT PRIMARY KEY)")));
        Future<Integer> hanging = store.write(Statement.of("INSERT INTO thing SELECT 1 FROM pg_sleep(600)"));
        Future<Integer> waiting = store.write(Statement.of("INSERT INTO thing VALUES (2)"));
        until(
                "what was expected of the server",
                () -> RealPostgres.count("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database(url)
                                + "' AND query LIKE '%pg_sleep(600)%' AND state = 'active'")
                        > 0);

        RealPostgres.execute(TERMINATE.formatted(database(url)));

        assertTrue(refused(hanging).isOutage());
        await(waiting.otherwiseEmpty());
        until("the store up", store::isUp);
        await(store.write(Statement.of("INSERT INTO thing VALUES (3)")));
        List<Long> ids = await(store.read("SELECT id FROM thing WHERE id <> 2", row -> row.number(0)));
        assertEquals(List.of(3L), ids);
        await(store.close());
    }

    @Test
    void a_commit_whose_answer_is_lost_is_uncertain() throws Exception {
        int port = await(wire().lay());
        Database store = open(through(port), SHORT);
        laid.loseAnswerTo("COMMIT");

        StoreException lost = refused(name(store, "perhaps"));

        assertEquals(StoreException.Kind.UNCERTAIN, lost.kind());
        until("the store up", store::isUp);
        assertEquals("perhaps", name(store));
        await(name(store, "again"));
        await(store.close());
    }

    @Test
    void a_peer_that_falls_silent_is_left_and_its_lock_taken_back() throws Exception {
        int port = await(wire().lay());
        Database store = open(through(port), SHORT);

        laid.freeze();
        StoreException silent = refused(name(store, "unheard"));

        assertTrue(silent.isOutage(), silent.getMessage());
        until("the store up", store::isUp);
        await(name(store, "heard"));
        await(store.close());
    }

    private Wire laid;

    private Wire wire() {
        laid = new Wire(vertx, "localhost", PostgresServer.parse(url).options().getPort());
        return laid;
    }

    private String through(int port) {
        return url.replaceFirst(":\\d+/", ":" + port + "/");
    }

    @Test
    void a_lock_lost_to_another_server_keeps_the_store_down_until_that_one_ends() throws Exception {
        int port = await(wire().lay());
        Database store = open(through(port), SHORT);
        laid.refuseConnections(true);
        RealPostgres.execute(TERMINATE.formatted(database(url)));
        until("the store down", () -> !store.isUp());
        Database other = open();
        laid.refuseConnections(false);

        until("another connection", () -> String.valueOf(store.trouble())
                .contains("belongs to another running server"));
        assertTrue(refused(name(store, "not mine")).getMessage().contains("belongs to another running server"));

        await(name(other, "theirs"));
        await(other.close());
        until("the store up", store::isUp);
        assertEquals("theirs", name(store));
        await(store.close());
    }

    @Test
    void a_server_that_stops_and_starts_is_found_again(@TempDir Path directory) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        RealPostgres.execute("SELECT 1");
        EmbeddedPostgres server = RealPostgres.server(directory.resolve("data"), port);
        Database store = open("postgresql://postgres:postgres@localhost:" + port + "/postgres", SHORT);
        await(name(store, "kept"));

        server.close();
        until("the store down", () -> !store.isUp());
        assertEquals(
                StoreException.Kind.UNAVAILABLE, refused(name(store, "lost")).kind());
        assertTrue(refused(store.read("SELECT name FROM organization", row -> row.text(0)))
                .isOutage());

        EmbeddedPostgres again = RealPostgres.server(directory.resolve("data"), port);
        until("the store up", store::isUp);
        assertEquals("kept", name(store));
        await(name(store, "goes on"));
        await(store.close());
        again.close();
    }

    @Test
    void a_server_that_is_not_there_is_named_without_the_password() throws Exception {
        try (RefusingPort port = new RefusingPort()) {
            String host = "127.0.0.1:" + port.number();

            StoreException refused =
                    refused(Stores.open(vertx, "postgresql://me:secret@" + host + "/db", StoreOptions.defaults()));

            assertTrue(
                    refused.getMessage().startsWith("cannot reach postgresql://" + host + "/db: "),
                    refused.getMessage());
            assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
        }
        assertFalse(StoreUrl.parse("postgresql://me:secret@localhost:1/db")
                .toString()
                .contains("secret"));
    }

    @Test
    void a_newer_database_is_refused() throws Exception {
        await(open().close());
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:" + url.replace("postgres:postgres@", ""), "postgres", "postgres");
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, execution_time, success)"
                    + " VALUES (999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'x', 1, true)");
        }

        StoreException refused = refused(Stores.open(vertx, url, StoreOptions.defaults()));

        assertTrue(refused.getMessage().contains("newer version"), refused.getMessage());
    }

    @Test
    void a_server_that_cannot_write_is_an_outage_until_it_can() throws Exception {
        Database store = open();
        readOnly("on");
        long readOnly = backend();

        StoreException refused = refused(name(store, "no"));

        assertEquals("PostgreSQL is read-only", refused.getMessage());
        assertEquals("PostgreSQL is read-only", store.trouble());
        assertTrue(readOnly > 0);
        readOnly("off");
        await(name(store, "yes"));
        assertTrue(store.isUp());
        await(store.close());
    }

    /** As it is after a failover: for all connections that are made from here on, and there is none from before. */
    private void readOnly(String onOrOff) throws Exception {
        long former = backend();
        RealPostgres.execute("ALTER DATABASE " + database(url) + " SET default_transaction_read_only = " + onOrOff);
        RealPostgres.execute(TERMINATE.formatted(database(url)));
        until("another connection", () -> backend() != former && holdsLock());
    }

    private boolean holdsLock() {
        return RealPostgres.count("SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
                        + " WHERE locktype = 'advisory' AND granted AND datname = '" + database(url) + "'")
                == 1;
    }
}
