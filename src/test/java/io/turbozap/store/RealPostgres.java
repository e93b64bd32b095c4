package io.turbozap.store;

import io.turbozap.store.postgres.PostgresServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server for the tests of this JVM, started when the first asks for it, that commits as in production but
 * does not wait for the disk: no test cuts the power. Where none can be had, whoever asks is skipped.
 */
public final class RealPostgres {

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable EmbeddedPostgres server;
    private static @Nullable String reason;
    private static boolean template;

    private RealPostgres() {}

    /** The URL of a database of its own with no table. */
    public static String emptyDatabase() {
        return created("");
    }

    /** The URL of a database of its own whose tables are there and empty: a copy is sooner made than they are. */
    public static String freshDatabase() {
        return created(" TEMPLATE " + template());
    }

    private static String created(String from) {
        String name = "test_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + from);
        return url(name);
    }

    private static synchronized String template() {
        if (!template) {
            execute("CREATE DATABASE " + TEMPLATE);
            PostgresServer.parse(url(TEMPLATE)).migrations().apply();
            template = true;
        }
        return TEMPLATE;
    }

    /** Does it as the superuser, in the server's own database. */
    public static void execute(String sql) {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number that a select answers, asked as the superuser. */
    public static long count(String sql) {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                java.sql.Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server of one's own, as safe as in production, on data that stay when it is closed. Where there is none, whoever asks is skipped. */
    static EmbeddedPostgres server(Path data, int port) throws IOException {
        server();
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static String url(String database) {
        return "postgresql://postgres:postgres@localhost:" + server().getPort() + "/" + database;
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null && reason == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException | RuntimeException e) {
                reason = e.toString();
            }
        }
        Assumptions.assumeTrue(server != null, () -> "no PostgreSQL can be had here: " + reason);
        return server;
    }
}
