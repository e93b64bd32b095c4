package io.turbozap.store.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.RowReader;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a quota counts, and when. */
final class QuotaTest {

    /** A store that answers a count when the test says so. */
    private static final class Counts implements Database {

        private final Queue<Promise<Long>> asked = new ArrayDeque<>();

        @Override
        public <T> Future<List<T>> read(String sql, RowReader<T> reader, @Nullable Object... arguments) {
            Promise<Long> count = Promise.promise();
            asked.add(count);
            return count.future().map(rows -> List.of(reader.read(row(rows))));
        }

        private static Row row(long rows) {
            return (Row) Proxy.newProxyInstance(
                    Row.class.getClassLoader(), new Class<?>[] {Row.class}, (row, method, arguments) -> rows);
        }

        void answer(long rows) {
            asked.remove().complete(rows);
        }

        @Override
        public Future<int[]> write(List<Statement> change) {
            return Future.failedFuture("nothing is stored");
        }

        @Override
        public <T> Future<Void> scan(
                String sql, RowReader<T> reader, Function<List<T>, Future<Void>> sink, @Nullable Object... arguments) {
            return Future.failedFuture("nothing is stored");
        }

        @Override
        public @Nullable String trouble() {
            return null;
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }

    private final Counts counts = new Counts();
    private final Quota quota = new Quota(counts, "COUNT", 3, "things", "delete some of them first");

    private void take(long counted) {
        Future<Void> taken = quota.take(Org.FIRST);
        counts.answer(counted);
        assertTrue(taken.succeeded());
    }

    @Test
    void rows_are_counted_again_only_when_all_the_room_that_was_found_is_given_out() {
        take(0);
        assertTrue(quota.take(Org.FIRST).succeeded());
        assertTrue(quota.take(Org.FIRST).succeeded());
        assertTrue(counts.asked.isEmpty());

        Future<Void> fourth = quota.take(Org.FIRST);
        assertFalse(fourth.isComplete());
        counts.answer(2);
        assertTrue(fourth.succeeded(), "one was deleted meanwhile");
    }

    @Test
    void one_more_than_there_may_be_is_refused_with_what_to_do() {
        Future<Void> taken = quota.take(Org.FIRST);
        counts.answer(3);

        Throwable refusal = assertInstanceOf(QuotaReached.class, taken.cause());
        assertEquals("There are 3 things already: delete some of them first", refusal.getMessage());
        take(2);
    }

    @Test
    void many_who_are_refused_at_once_cost_one_count() {
        Future<Void> first = quota.take(Org.FIRST);
        counts.answer(3);
        assertTrue(first.failed());

        Future<Void> second = quota.take(Org.FIRST);
        for (int i = 0; i < 100; i++) {
            assertTrue(quota.take(Org.FIRST).failed());
        }
        assertEquals(1, counts.asked.size());
        counts.answer(3);
        assertTrue(second.failed());
    }

    @Test
    void a_count_that_fails_refuses_its_caller_alone() {
        Future<Void> first = quota.take(Org.FIRST);
        counts.asked.remove().fail("the store is away");

        assertTrue(first.failed());
        take(0);
    }

    @Test
    void another_organisation_has_a_share_and_does_not_take_that_of_the_others() {
        Quota large = new Quota(counts, "COUNT", 30, "things", "delete some of them first");
        Org other = new Org(2);

        Future<Void> taken = large.take(other);
        counts.answer(2);
        counts.answer(2);
        assertTrue(taken.succeeded());
        Future<Void> fourth = large.take(other);
        counts.answer(3);
        assertEquals(
                "There are 3 things already: delete some of them first",
                fourth.cause().getMessage());
        assertTrue(large.take(Org.FIRST).succeeded());

        Future<Void> third = large.take(new Org(3));
        counts.answer(0);
        assertTrue(third.succeeded());
    }

    @Test
    void another_organisation_is_refused_what_the_server_has_no_room_for() {
        Future<Void> taken = quota.take(new Org(2));
        counts.answer(0);
        counts.answer(3);

        assertEquals(
                "There is no room for more things on this server: its operator can make some",
                taken.cause().getMessage());
    }
}
