package io.turbozap.store.opening;

import io.turbozap.store.Database;
import io.turbozap.store.StoreException;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.engine.CallerContext;
import io.turbozap.store.postgres.PostgresDatabase;
import io.turbozap.store.postgres.PostgresRetry;
import io.turbozap.store.sqlite.SqliteOpening;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Opens the store that a URL names. */
public final class Stores {

    private Stores() {}

    /**
     * Takes the store into ownership, brings its schema up to date and opens it. Does not block: call it beside whatever
     * else starts.
     *
     * @param url {@code memory}, {@code sqlite:PATH} or {@code postgresql://user:password@host:port/database}
     * @return the open store; fails with a {@link StoreException} whose message is one line for the operator if the
     *     store belongs to another server, is newer than this program, is damaged or cannot be reached
     */
    public static Future<Database> open(Vertx vertx, String url, StoreOptions options) {
        CallerContext own = CallerContext.create(vertx);
        try {
            return CallerContext.current(own).forward(open(vertx, StoreUrl.parse(url), options, own));
        } catch (StoreException e) {
            return Future.failedFuture(e);
        }
    }

    private static Future<Database> open(Vertx vertx, StoreUrl url, StoreOptions options, CallerContext own) {
        if (url instanceof StoreUrl.Sqlite sqlite) {
            return SqliteOpening.open(sqlite.file(), options, own);
        }
        if (url instanceof StoreUrl.Memory) {
            return SqliteOpening.open(null, options, own);
        }
        if (url instanceof StoreUrl.Postgres postgres) {
            return PostgresDatabase.open(vertx, own, postgres.server(), options, PostgresRetry.standard());
        }
        throw new IllegalStateException("unhandled " + url.getClass());
    }
}
