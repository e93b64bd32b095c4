package io.turbozap.store.journal;

import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.idempotency.StoredResponse;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests that came with an {@code Idempotency-Key} in the last 24 hours, and what they were answered. Safe to use
 * from any thread.
 */
public final class KeyedResponses {

    /** How long an answer is kept. */
    public static final Duration KEPT_FOR = Duration.ofHours(24);

    /**
     * The same try may be recorded again, with another answer. Another try under the same key has to fail, with
     * whatever is in its transaction: then another had the effect already.
     */
    private static final String KEEP = """
            INSERT INTO keyed_call (org_id, principal, call_key, attempt, fingerprint, status, location, answer, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (org_id, principal, call_key) DO UPDATE SET
            attempt = CASE WHEN keyed_call.attempt = excluded.attempt THEN excluded.attempt ELSE NULL END,
            status = excluded.status, location = excluded.location, answer = excluded.answer""";

    private enum Column implements SelectItem {
        FINGERPRINT,
        STATUS,
        LOCATION,
        ANSWER
    }

    private static final String ONE = " WHERE org_id = ? AND principal = ? AND call_key = ?";

    private static final String FIND =
            "SELECT " + SelectItem.list(Column.class) + " FROM keyed_call" + ONE + " AND created_at >= ?";

    private static final String FORGET = "DELETE FROM keyed_call" + ONE + " AND attempt = ?";

    private static final String EXPIRE_ONE = "DELETE FROM keyed_call" + ONE + " AND created_at < ?";

    private final Database database;
    private final InstantSource clock;

    public KeyedResponses(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A request that was carried out, and its answer.
     *
     * @param fingerprint what {@link KeyedRequest#fingerprint} was
     */
    public record Kept(String fingerprint, StoredResponse answer) {}

    /** What was kept under the key of {@code call}; null if nothing was, or too long ago. */
    public Future<@Nullable Kept> find(KeyedRequest call) {
        long oldest = oldest();
        return database.read(FIND, KeyedResponses::read, call.org().id(), call.principal(), call.key(), oldest)
                .compose(found -> found.isEmpty()
                        ? database.write(
                                        Statement.of(EXPIRE_ONE, call.org().id(), call.principal(), call.key(), oldest))
                                .map((Kept) null)
                        : Future.succeededFuture(found.get(0)));
    }

    private long oldest() {
        return clock.millis() - KEPT_FOR.toMillis();
    }

    private static Kept read(Row row) {
        return new Kept(
                row.text(Column.FINGERPRINT),
                new StoredResponse(
                        row.integer(Column.STATUS),
                        row.textOrNull(Column.LOCATION),
                        Buffer.buffer(row.bytes(Column.ANSWER))));
    }

    /**
     * Makes a change for {@code call}, if that is one, and records it too: as {@link Database#write}. To be used for
     * the one change that is the effect of a request.
     */
    public static Future<int[]> write(Database database, List<Statement> change, @Nullable KeyedRequest call) {
        if (call == null || !call.carry()) {
            return database.write(change);
        }
        List<Statement> all = new ArrayList<>(change);
        all.add(statement(call));
        return database.write(all)
                .onSuccess(written -> call.recorded())
                .onFailure(failure -> call.dropped())
                .map(counts -> Arrays.copyOf(counts, counts.length - 1));
    }

    /** As {@link #write(Database, List, KeyedRequest)}, one statement for the call that is {@link KeyedRequest#current}. */
    public static Future<Integer> write(Database database, Statement change) {
        return write(database, List.of(change), KeyedRequest.current()).map(counts -> counts[0]);
    }

    /** Keeps the answer to {@code call}, unless it was recorded with the effect just so. */
    public Future<Void> keep(KeyedRequest call, StoredResponse answer) {
        if (call.isRecorded() && answer.equals(call.expected())) {
            return Future.succeededFuture();
        }
        return database.write(statement(call, answer)).mapEmpty();
    }

    /** Keeps nothing of a call after all. */
    public Future<Void> forget(KeyedRequest call) {
        return database.write(Statement.of(FORGET, call.org().id(), call.principal(), call.key(), call.attempt()))
                .mapEmpty();
    }

    /** What records {@code call} with its effect. */
    public static Statement statement(KeyedRequest call) {
        return statement(call, call.expected());
    }

    private static Statement statement(KeyedRequest call, StoredResponse answer) {
        return Statement.of(
                KEEP,
                call.org().id(),
                call.principal(),
                call.key(),
                call.attempt(),
                call.fingerprint(),
                answer.status(),
                answer.location(),
                answer.body().getBytes(),
                call.at());
    }
}
