package io.turbozap.store.postgres;

import io.turbozap.store.engine.Migrations;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.Map;

/**
 * A PostgreSQL database and the account to use it with. Printing it shows neither user nor password.
 *
 * @param options of the URL, to copy and never to change
 */
public record PostgresServer(PgConnectOptions options) {

    private static final Map<String, String> DIALECT = Map.of(
            "blob", "BYTEA",
            "key", "BIGINT",
            "ascii", "TEXT COLLATE \"C\"",
            "append_only_audit", appendOnly("audit"),
            "append_only_audit_seal", appendOnly("audit_seal"));

    private static String appendOnly(String table) {
        return "CREATE FUNCTION " + table + "_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION"
                + " 'rows of " + table + " are never changed'; END $$;\nCREATE TRIGGER " + table
                + "_kept BEFORE UPDATE OR DELETE ON " + table + " FOR EACH ROW EXECUTE FUNCTION " + table
                + "_kept();\n";
    }

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException if the text is no such URL; the message does not repeat it
     */
    public static PostgresServer parse(String url) {
        PgConnectOptions options;
        try {
            options = PgConnectOptions.fromUri(url);
        } catch (RuntimeException e) {
            throw unusable();
        }
        boolean socketFile = options.getHost() == null || options.getHost().startsWith("/");
        if (socketFile || options.getDatabase() == null || options.getDatabase().isEmpty()) {
            throw unusable();
        }
        return new PostgresServer(options);
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException("no URL of a PostgreSQL database");
    }

    /** The migrations of this database, over a JDBC connection of their own. */
    public Migrations migrations() {
        return new Migrations(
                Migrations.configuration().dataSource(jdbcUrl(), options.getUser(), options.getPassword()),
                DIALECT,
                toString());
    }

    /** The same for JDBC; user and password go beside it. */
    public String jdbcUrl() {
        String url = "jdbc:postgresql://" + place();
        return options.getSslMode() == SslMode.DISABLE ? url : url + "?sslmode=" + options.getSslMode().value;
    }

    /** The same for PostgreSQL's own tools, which ask for the password or find it in PGPASSWORD. */
    public String arguments() {
        return " --host=" + options.getHost() + " --port=" + options.getPort() + " --username=" + options.getUser()
                + " --dbname=" + options.getDatabase();
    }

    private String place() {
        return options.getHost() + ":" + options.getPort() + "/" + options.getDatabase();
    }

    @Override
    public String toString() {
        return "postgresql://" + place();
    }
}
