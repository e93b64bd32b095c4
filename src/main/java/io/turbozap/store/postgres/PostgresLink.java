package io.turbozap.store.postgres;

import io.turbozap.store.StoreException;
import io.turbozap.store.engine.CallerContext;
import io.turbozap.store.engine.WriterHealth;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that writes. It also holds the lock by which a server owns the store: a server without the one
 * cannot write any more, and while the lock is held no earlier connection is still committing. When it is lost, it comes
 * back by itself. All on one event loop.
 */
final class PostgresLink {

    /** Any number that no other program uses; the second key of the lock is the schema. */
    private static final int LOCK = 0x7a617021;

    private static final String ACQUIRE =
            "SELECT pg_try_advisory_lock(" + LOCK + ", hashtext(current_schema()::text)), pg_is_in_recovery()";

    /** A connection of ours that the server has not noticed to be dead would keep the lock from us. */
    private static final String END_FORMER = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = $1 AND datname = current_database() AND pid <> pg_backend_pid()";

    private static final String ALIVE = "SELECT 1";

    /** Has the server itself give up what hangs: a statement, or a client that is no longer there (both in seconds). */
    private static final String LIMITS =
            "SET statement_timeout = '30s'; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5";

    private final CallerContext loop;
    private final Pool pool;
    private final String name;
    private final PostgresServer server;
    private final PostgresRetry patience;
    private final WriterHealth writerHealth;
    private final String set;

    private @Nullable SqlConnection connection;
    private int attempts;
    private boolean closed;

    PostgresLink(
            CallerContext loop,
            Pool pool,
            String name,
            PostgresServer server,
            PostgresRetry patience,
            WriterHealth writerHealth,
            boolean syncFully) {
        this.loop = loop;
        this.pool = pool;
        this.name = name;
        this.server = server;
        this.patience = patience;
        this.writerHealth = writerHealth;
        this.set = syncFully ? LIMITS : LIMITS + "; SET synchronous_commit = off";
    }

    /** The connection, or null while there is none. */
    @Nullable
    SqlConnection connection() {
        return connection;
    }

    /** Connects and takes the lock, once: it fails with what an operator has to know. */
    Future<Void> open() {
        return pool.getConnection()
                .recover(failure -> Future.failedFuture(unreachable(failure)))
                .compose(fresh -> owned(fresh).onFailure(refused -> fresh.close()))
                .map(fresh -> {
                    established(fresh);
                    return null;
                });
    }

    private Future<SqlConnection> owned(SqlConnection fresh) {
        return fresh.query(set)
                .execute()
                .compose(done -> fresh.query(ACQUIRE).execute())
                .compose(answer -> {
                    Row row = answer.iterator().next();
                    if (row.getBoolean(1)) {
                        return Future.failedFuture(
                                StoreException.unavailable(server + " is a standby that cannot be written to"));
                    }
                    return row.getBoolean(0) ? Future.succeededFuture(fresh) : Future.failedFuture(taken());
                });
    }

    private StoreException unreachable(Throwable failure) {
        return StoreException.unavailable("cannot reach " + server + ": " + PostgresFaults.message(failure));
    }

    private StoreException taken() {
        return StoreException.unavailable("the store " + server + " belongs to another running server: stop that one"
                + " first, or give this one a DATABASE_URL of its own");
    }

    private void established(SqlConnection fresh) {
        attempts = 0;
        connection = fresh;
        fresh.closeHandler(gone -> lost(fresh));
        writerHealth.up();
        ping(fresh);
    }

    /** Notices a connection that died without a word: the silence that follows has it closed. */
    private void ping(SqlConnection current) {
        loop.executeAfter(patience.ping().toMillis(), () -> {
            if (connection == current) {
                current.query(ALIVE).execute().onComplete(answered -> ping(current));
            }
        });
    }

    private void lost(SqlConnection former) {
        if (connection == former) {
            connection = null;
            if (!closed) {
                writerHealth.down(PostgresFaults.LOST);
                again();
            }
        }
    }

    private void again() {
        loop.executeAfter(patience.retryMillis(attempts++), () -> {
            if (!closed) {
                endFormer().compose(ended -> open()).onFailure(failure -> {
                    writerHealth.down(PostgresFaults.of(failure).getMessage());
                    again();
                });
            }
        });
    }

    private Future<Void> endFormer() {
        return pool.preparedQuery(END_FORMER).execute(Tuple.of(name)).mapEmpty();
    }

    /** Ends the connection, and with it the ownership. */
    Future<Void> close() {
        closed = true;
        connection = null;
        return pool.close();
    }
}
