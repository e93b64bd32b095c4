package io.turbozap.store.postgres;

import io.turbozap.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * The meaning of PostgreSQL's codes (postgresql.org/docs/current/errcodes-appendix.html) to an operator. The server's
 * own words are repeated only where they hold no values.
 */
final class PostgresFaults {

    static final String LOST = "the connection to PostgreSQL is lost";

    /** Integrity constraints, and values that a column cannot hold. */
    private static final List<String> CONSTRAINTS = List.of("23", "22");

    /** Connection, transaction state, roll-back by the server, resources, limits, operator, system, internal. */
    private static final List<String> OUTAGES = List.of("08", "25", "40", "53", "55", "57", "58", "XX", "28", "3D");

    private static final String DISK_FULL = "53100";
    private static final String READ_ONLY = "25006";
    private static final String CANCELLED = "57014";

    private PostgresFaults() {}

    /** What a statement failed with; a failure that is not the server's own word is one of the connection. */
    static StoreException of(Throwable failure) {
        if (failure instanceof StoreException known) {
            return known;
        }
        if (!(failure instanceof PgException fault)) {
            return ofClient(failure);
        }
        String code = fault.getSqlState() == null ? "XX000" : fault.getSqlState();
        String kind = code.substring(0, 2);
        if (CONSTRAINTS.contains(kind)) {
            String constraint = fault.getConstraint() == null ? "" : ", " + fault.getConstraint();
            return StoreException.constraint("PostgreSQL does not accept a value (" + code + constraint + ")");
        }
        return OUTAGES.contains(kind)
                ? StoreException.unavailable(outage(code, fault))
                : StoreException.mistake(fault.getErrorMessage() + " (" + code + ")");
    }

    /** The same future, failing with what a failure means. */
    static <T> Future<T> explained(Future<T> future) {
        return future.recover(failure -> Future.failedFuture(of(failure)));
    }

    /** For a commit: without the server's answer it is not known how far it got. */
    static StoreException ofCommit(Throwable failure) {
        return failure instanceof PgException
                ? of(failure)
                : StoreException.uncertain(LOST + " in the middle of a commit: it may have happened or not");
    }

    /** What the client found by itself; its words may hold a value. */
    private static StoreException ofClient(Throwable failure) {
        if (failure instanceof IOException
                || failure instanceof ClosedConnectionException
                || failure instanceof TimeoutException) {
            return StoreException.unavailable(LOST);
        }
        if (failure instanceof ConnectionPoolTooBusyException) {
            return StoreException.unavailable("too much is read from the store at once");
        }
        return StoreException.mistake("PostgreSQL's client refuses a statement ("
                + failure.getClass().getSimpleName() + "): an argument may not fit its place");
    }

    /** Why a connection could not be made. */
    static String message(Throwable failure) {
        if (failure instanceof PgException fault) {
            return fault.getErrorMessage() + " (" + fault.getSqlState() + ")";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static String outage(String code, PgException fault) {
        return switch (code) {
            case DISK_FULL -> "PostgreSQL's disk is full";
            case READ_ONLY -> "PostgreSQL is read-only";
            case CANCELLED -> "PostgreSQL took too long and was interrupted";
            default -> "PostgreSQL cannot go on: " + fault.getErrorMessage() + " (" + code + ")";
        };
    }
}
