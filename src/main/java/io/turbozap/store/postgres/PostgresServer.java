package io.turbozap.store.postgres;

import io.turbozap.store.StoreUrl;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;

/**
 * A PostgreSQL database and the account to use it with. Printing it shows neither user nor password.
 *
 * @param options as the URL says, to copy and never to change
 */
public record PostgresServer(PgConnectOptions options) {

    /**
     * Reads a URL.
     *
     * @throws StoreException if the text is no such URL
     */
    public static PostgresServer parse(String url) {
        PgConnectOptions options;
        try {
            options = PgConnectOptions.fromUri(url);
        } catch (RuntimeException e) {
            throw StoreUrl.unknown();
        }
        boolean socketFile = options.getHost() == null || options.getHost().startsWith("/");
        if (socketFile || options.getDatabase() == null || options.getDatabase().isEmpty()) {
            throw StoreUrl.unknown();
        }
        return new PostgresServer(options);
    }

    /** The same for JDBC, which migrations speak; user and password go beside it. */
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
