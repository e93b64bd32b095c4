package io.turbozap.store;

import static io.turbozap.store.Outcomes.await;
import static io.turbozap.store.Outcomes.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.store.opening.Stores;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every store promises, whatever is beneath. */
@ExtendWith(VertxExtension.class)
@Timeout(90)
abstract class DatabaseContract {

    static final String INSERT = "INSERT INTO thing (id, name, size, ready, body) VALUES (?, ?, ?, ?, ?)";
    private static final String RENAME = "UPDATE thing SET name = ? WHERE id = ?";
    private static final String NAMES = "SELECT name FROM thing ORDER BY id LIMIT 1000";
    private static final String IDS = "SELECT id FROM thing ORDER BY id";

    Vertx vertx;
    Database store;

    /** The URL of a store that is empty and nobody's. */
    abstract String url() throws Exception;

    abstract String blob();

    @BeforeEach
    void open(Vertx fresh) throws Exception {
        vertx = fresh;
        store = await(Stores.open(vertx, url(), StoreOptions.defaults()));
        await(store.write(Statement.of("CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL,"
                + " size INTEGER, ready SMALLINT, body " + blob() + ")")));
        await(store.write(Statement.of("CREATE TABLE part (thing BIGINT NOT NULL REFERENCES thing (id))")));
    }

    @AfterEach
    void close() throws Exception {
        if (store != null) {
            await(store.close());
        }
    }

    static Statement thing(long id, String name) {
        return Statement.of(INSERT, id, name, null, null, null);
    }

    private List<String> names() throws Exception {
        return await(store.read(NAMES, row -> row.text(0)));
    }

    @Test
    void is_born_with_its_schema() throws Exception {
        assertEquals(
                List.of("default"),
                await(store.read("SELECT name FROM organization WHERE id = ?", row -> row.text(0), 1L)));
        assertTrue(store.isUp());
        assertNull(store.trouble());
    }

    @Test
    void gives_back_what_was_stored() throws Exception {
        byte[] bytes = {0, 1, -1, 127};
        await(store.write(List.of(
                Statement.of(INSERT, Long.MAX_VALUE, "çé😀 '?'", Integer.MIN_VALUE, true, bytes),
                Statement.of(INSERT, -1L, "", 7, false, new byte[0]))));

        List<List<Object>> rows = await(store.read(
                "SELECT id, name, size, ready, body FROM thing ORDER BY id LIMIT 2",
                row -> List.of(row.number(0), row.text(1), row.integer(2), row.flag(3), row.bytes(4).length)));
        assertEquals(
                List.of(
                        List.of(-1L, "", 7, false, 0),
                        List.of(Long.MAX_VALUE, "çé😀 '?'", Integer.MIN_VALUE, true, bytes.length)),
                rows);
        assertArrayEquals(
                bytes,
                await(store.read("SELECT body FROM thing WHERE id = ?", row -> row.bytes(0), Long.MAX_VALUE))
                        .get(0));
    }

    @Test
    void knows_nothing_from_something() throws Exception {
        await(store.write(thing(1, "a")));

        await(store.read("SELECT size, ready, body, name FROM thing LIMIT 1", row -> {
            assertNull(row.numberOrNull(0));
            assertNull(row.numberOrNull(1));
            assertNull(row.bytesOrNull(2));
            assertEquals("a", row.textOrNull(3));
            return row;
        }));
        StoreException refused = refused(store.read("SELECT size FROM thing LIMIT 1", row -> row.number(0)));
        assertEquals(StoreException.Kind.MISTAKE, refused.kind());
        assertTrue(refused.getMessage().contains("column 0 is null"), refused.getMessage());
    }

    @Test
    void counts_the_rows_of_each_statement() throws Exception {
        await(store.write(List.of(thing(1, "a"), thing(2, "a"), thing(3, "b"))));

        assertArrayEquals(
                new int[] {2, 0, 1},
                await(store.write(List.of(
                        Statement.of("UPDATE thing SET size = ? WHERE name = ?", 1, "a"),
                        Statement.of("UPDATE thing SET size = ? WHERE name = ?", 1, "c"),
                        Statement.of("DELETE FROM thing WHERE id = ?", 3L)))));
        assertArrayEquals(new int[0], await(store.write(List.of())));
    }

    @Test
    void inserts_or_updates() throws Exception {
        String upsert =
                "INSERT INTO thing (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name";
        await(store.write(Statement.of(upsert, 1L, "a")));
        assertEquals(1, await(store.write(Statement.of(upsert, 1L, "b"))));
        assertEquals(
                0,
                await(store.write(
                        Statement.of("INSERT INTO thing (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING", 1L, "c"))));
        assertEquals(List.of("b"), names());
    }

    @Test
    void does_all_of_a_change_or_none() throws Exception {
        await(store.write(thing(2, "before")));

        StoreException refused = refused(store.write(List.of(thing(1, "a"), thing(2, "b"), thing(3, "c"))));

        assertEquals(StoreException.Kind.CONSTRAINT, refused.kind());
        assertFalse(refused.isOutage());
        assertEquals(List.of("before"), names());
        assertTrue(store.isUp());
    }

    @Test
    void keeps_references_whole() {
        assertEquals(
                StoreException.Kind.CONSTRAINT,
                refused(store.write(Statement.of("INSERT INTO part (thing) VALUES (?)", 99L)))
                        .kind());
    }

    @Test
    void one_guilty_change_harms_no_other() throws Exception {
        await(store.write(thing(50, "there already")));

        List<Future<int[]>> changes = LongStream.range(0, 100)
                .mapToObj(id -> store.write(List.of(thing(id, "n" + id), thing(1_000 + id, "m"))))
                .toList();

        for (int id = 0; id < 100; id++) {
            if (id == 50) {
                assertEquals(
                        StoreException.Kind.CONSTRAINT, refused(changes.get(id)).kind());
            } else {
                assertArrayEquals(new int[] {1, 1}, await(changes.get(id)));
            }
        }
        assertEquals(List.of(199L), await(store.read("SELECT count(*) FROM thing", row -> row.number(0))));
    }

    @Test
    void a_mistake_harms_no_other_and_shows_no_value() throws Exception {
        Future<int[]> first = store.write(List.of(thing(1, "a")));
        Future<int[]> wrongTable = store.write(List.of(Statement.of("INSERT INTO nothing (id) VALUES (?)", "secret")));
        Future<int[]> wrongType = store.write(List.of(Statement.of(INSERT, 2L, List.of("secret"), 1, 1, null)));
        Future<int[]> last = store.write(List.of(thing(3, "c")));

        await(first);
        await(last);
        for (Future<int[]> mistake : List.of(wrongTable, wrongType)) {
            StoreException refused = refused(mistake);
            assertEquals(StoreException.Kind.MISTAKE, refused.kind());
            assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
        }
        assertEquals(
                StoreException.Kind.MISTAKE,
                refused(store.read("SELECT nothing FROM thing", row -> row)).kind());
        assertTrue(store.isUp());
        assertEquals(List.of("a", "c"), names());
    }

    @Test
    void a_wrong_number_of_arguments_is_a_mistake_and_stores_nothing() throws Exception {
        await(store.write(thing(1, "whole")));

        for (Statement wrong :
                List.of(Statement.of(RENAME, "secret"), Statement.of(RENAME), Statement.of(RENAME, "secret", 1L, 2L))) {
            StoreException refused = refused(store.write(wrong));
            assertEquals(StoreException.Kind.MISTAKE, refused.kind());
            assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
        }
        assertEquals(
                StoreException.Kind.MISTAKE,
                refused(store.read("SELECT name FROM thing WHERE id = ?", row -> row.text(0)))
                        .kind());
        assertTrue(store.isUp());
        assertEquals(List.of("whole"), names());
    }

    @Test
    void changes_take_effect_in_the_order_in_which_they_were_given() throws Exception {
        await(store.write(thing(1, "start")));
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> changes = new ArrayList<>();
        Context context = vertx.getOrCreateContext();
        Promise<Void> given = Promise.promise();
        context.runOnContext(here -> {
            for (int i = 0; i < 3_000; i++) {
                int number = i;
                changes.add(
                        store.write(List.of(Statement.of(RENAME, "n" + i, 1L))).onSuccess(counts -> told.add(number)));
            }
            given.complete();
        });
        await(given.future());

        await(Future.all(changes));

        assertEquals(IntStream.range(0, 3_000).boxed().toList(), told);
        assertEquals(List.of("n2999"), names());
    }

    @Test
    void what_was_acknowledged_is_read() throws Exception {
        for (long id = 0; id < 20; id++) {
            await(store.write(thing(id, "n")));
            assertEquals(
                    1,
                    await(store.read("SELECT id FROM thing WHERE id = ?", row -> row.number(0), id))
                            .size());
        }
    }

    @Test
    void answers_on_the_context_of_whoever_asked() throws Exception {
        Context context = vertx.getOrCreateContext();
        Promise<List<Context>> seen = Promise.promise();
        context.runOnContext(here -> {
            List<Context> contexts = new ArrayList<>();
            store.write(List.of(thing(1, "a")))
                    .onComplete(done -> contexts.add(Vertx.currentContext()))
                    .compose(done -> store.read(IDS + " LIMIT 9", row -> row.number(0)))
                    .onComplete(done -> contexts.add(Vertx.currentContext()))
                    .compose(done -> store.write(List.of(thing(1, "again"))))
                    .onComplete(done -> contexts.add(Vertx.currentContext()))
                    .recover(done -> store.scan(IDS, row -> row.number(0), rows -> {
                                contexts.add(Vertx.currentContext());
                                return Future.succeededFuture();
                            })
                            .map(new int[0]))
                    .onComplete(done -> contexts.add(Vertx.currentContext()))
                    .onComplete(done -> seen.complete(contexts));
        });

        List<Context> contexts = await(seen.future());

        assertEquals(5, contexts.size());
        contexts.forEach(one -> assertSame(context, one));
    }

    @Test
    void scans_any_number_of_rows_in_batches_with_backpressure() throws Exception {
        int rows = 3 * Database.SCAN_BATCH + 5;
        await(store.write(
                LongStream.range(0, rows).mapToObj(id -> thing(id, "n")).toList()));
        List<Long> seen = new ArrayList<>();
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        await(store.scan(
                "SELECT id FROM thing WHERE id >= ? ORDER BY id",
                row -> row.number(0),
                batch -> {
                    most.accumulateAndGet(open.incrementAndGet(), Math::max);
                    assertTrue(batch.size() <= Database.SCAN_BATCH);
                    seen.addAll(batch);
                    return vertx.timer(1)
                            .onComplete(passed -> open.decrementAndGet())
                            .mapEmpty();
                },
                2L));

        assertEquals(LongStream.range(2, rows).boxed().toList(), seen);
        assertEquals(1, most.get());
    }

    @Test
    void a_scan_of_nothing_calls_nobody() throws Exception {
        await(store.scan(IDS, row -> row.number(0), rows -> Future.failedFuture("called")));
    }

    @Test
    void a_scan_sees_the_store_while_it_is_written_to() throws Exception {
        await(store.write(
                LongStream.range(0, 2_000).mapToObj(id -> thing(id, "n")).toList()));
        AtomicInteger seen = new AtomicInteger();

        await(store.scan("SELECT id FROM thing WHERE id < 2000", row -> row.number(0), batch -> {
            seen.addAndGet(batch.size());
            return store.write(List.of(thing(10_000 + seen.get(), "more"), thing(20_000 + seen.get(), "more")))
                    .mapEmpty();
        }));

        assertEquals(2_000, seen.get());
        assertEquals(
                List.of(8L),
                await(store.read("SELECT count(*) FROM thing WHERE id >= ?", row -> row.number(0), 10_000L)));
    }

    @Test
    void a_failing_sink_ends_the_scan_with_its_failure() throws Exception {
        await(store.write(
                LongStream.range(0, 2_000).mapToObj(id -> thing(id, "n")).toList()));
        IllegalStateException failure = new IllegalStateException("the client is gone");

        for (int i = 0; i < 40; i++) {
            ExecutionException failed = assertThrows(
                    ExecutionException.class,
                    () -> await(store.scan(IDS, row -> row.number(0), rows -> Future.failedFuture(failure))));
            assertSame(failure, failed.getCause());
            assertThrows(
                    ExecutionException.class,
                    () -> await(store.scan(IDS, row -> row.number(0), rows -> {
                        throw failure;
                    })));
        }
        assertEquals(
                StoreException.Kind.MISTAKE,
                refused(store.scan("SELECT nothing", row -> row, rows -> Future.succeededFuture()))
                        .kind());
        assertEquals(2_000, await(store.read(IDS, row -> row.number(0))).size());
    }

    @Test
    void a_reader_that_throws_fails_the_read() throws Exception {
        await(store.write(thing(1, "a")));

        StoreException refused = refused(store.read(NAMES, row -> {
            throw new IllegalStateException("odd");
        }));

        assertEquals(StoreException.Kind.MISTAKE, refused.kind());
        assertInstanceOf(IllegalStateException.class, refused.getCause());
        assertEquals(List.of("a"), names());
    }

    @Test
    void stores_what_was_accepted_before_it_closes_and_takes_nothing_in_after() throws Exception {
        List<Future<int[]>> accepted = LongStream.range(0, 500)
                .mapToObj(id -> store.write(List.of(thing(id, "n"))))
                .toList();
        Future<Void> closed = store.close();

        StoreException late = refused(store.write(thing(1_000, "late")));

        await(closed);
        await(Future.all(accepted));
        assertEquals(StoreException.Kind.UNAVAILABLE, late.kind());
        assertEquals("the store is shutting down", late.getMessage());
        assertEquals("the store is shutting down", store.trouble());
        assertNotNull(refused(store.read(NAMES, row -> row.text(0))));
        assertNotNull(refused(store.scan(NAMES, row -> row.text(0), rows -> Future.succeededFuture())));
    }

    @Test
    void refuses_changes_beyond_what_may_wait() throws Exception {
        Database small = await(Stores.open(vertx, url(), new StoreOptions(true, 10)));
        List<Future<int[]>> changes = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            changes.add(small.write(List.of(Statement.of("UPDATE organization SET name = ?", "n" + i))));
        }
        await(Future.join(changes).otherwiseEmpty());
        await(small.close());

        List<StoreException> refused = changes.stream()
                .filter(Future::failed)
                .map(change -> (StoreException) change.cause())
                .toList();
        assertTrue(refused.size() > 0 && refused.size() < 5_000, "refused " + refused.size());
        assertEquals(
                "the store is too slow: 10 changes wait to be stored",
                refused.get(0).getMessage());
        assertEquals(StoreException.Kind.UNAVAILABLE, refused.get(0).kind());
    }

    @Test
    void many_at_once_lose_nothing() throws Exception {
        int callers = 20;
        int each = 100;
        List<Future<Void>> all = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            Promise<Void> done = Promise.promise();
            long first = (long) caller * each;
            vertx.deployVerticle(new io.vertx.core.VerticleBase() {
                @Override
                public Future<?> start() {
                    next(first, first + each, done);
                    return Future.succeededFuture();
                }
            });
            all.add(done.future());
        }
        await(Future.all(all));
        assertEquals(
                List.of((long) callers * each),
                await(store.read("SELECT count(*) FROM thing WHERE name = ?", row -> row.number(0), "sent")));
    }

    private void next(long id, long end, Promise<Void> done) {
        if (id == end) {
            done.complete();
            return;
        }
        store.write(List.of(thing(id, "intent")))
                .compose(stored -> store.write(List.of(Statement.of(RENAME, "sent", id))))
                .onSuccess(stored -> next(id + 1, end, done))
                .onFailure(done::fail);
    }

    @Test
    void statements_keep_their_arguments_to_themselves() {
        Statement statement = Statement.of(RENAME, "secret", 1L);

        assertEquals(Arrays.asList("secret", 1L), statement.arguments());
        assertFalse(statement.toString().contains("secret"));
    }
}
