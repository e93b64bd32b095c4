package io.turbozap.store.postgres;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/** A factory of pools of connections to a PostgreSQL server. */
record PostgresPools(Vertx vertx, PostgresServer server, PostgresRetry patience) {

    private static final int PREPARED = 256;
    private static final int LONGEST_PREPARED = 16_384;
    private static final int MOST_WAITING = 10_000;

    /**
     * A pool.
     *
     * @param name what the connections are called at the server
     * @param connections at most
     * @param pipelined statements that are under way at once on one of them
     */
    Pool pool(String name, int connections, int pipelined) {
        PgConnectOptions options = new PgConnectOptions(server.options())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(PREPARED)
                .setPreparedStatementCacheSqlLimit(LONGEST_PREPARED)
                .setPipeliningLimit(pipelined)
                .addProperty("application_name", name);
        PoolOptions pool = new PoolOptions()
                .setMaxSize(connections)
                .setMaxWaitQueueSize(MOST_WAITING)
                .setConnectionTimeout((int) patience.silence().toSeconds())
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool()
                .using(vertx)
                .with(pool)
                .with(net())
                .connectingTo(options)
                .build();
    }

    private NetClientOptions net() {
        return new NetClientOptions()
                .setConnectTimeout((int) patience.connect().toMillis())
                .setTcpKeepAlive(true)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setReadIdleTimeout((int) patience.silence().toMillis());
    }
}
