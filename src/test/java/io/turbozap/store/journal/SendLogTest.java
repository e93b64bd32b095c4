package io.turbozap.store.journal;

import static io.turbozap.fixture.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.SendState;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.store.Database;
import io.turbozap.store.RowReader;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.turbozap.store.history.Deliveries;
import io.turbozap.store.history.Delivery;
import io.turbozap.store.history.DeliveryFilter;
import io.turbozap.store.history.StoreTest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sends are logged first and carried over later, and nobody sees the difference. */
final class SendLogTest extends StoreTest {

    private final Faulty faulty = new Faulty();
    private Campaign campaign;

    @BeforeEach
    void start() {
        campaign = campaign(SESSION, 5);
        record(SESSION, new CampaignCreated(campaign, null), new CampaignStarted(campaign.id(), now));
        faulty.store = sends.database();
        sends = await(SendLog.open(vertx, faulty));
        acks = new SqlAcks(sends, 100);
        journal = new SqlJournal(vertx, sends, acks, clock);
        deliveries = new Deliveries(sends.current());
    }

    private List<Delivery> deliveries() {
        return await(deliveries.page(campaign.id(), DeliveryFilter.ALL, null, 10));
    }

    private static boolean carriesOver(Statement statement) {
        return statement.sql().startsWith("INSERT INTO delivery");
    }

    private static boolean appends(Statement statement) {
        return statement.sql().startsWith("INSERT INTO send_log");
    }

    @Test
    void a_send_is_shown_as_soon_as_it_is_recorded() {
        record(SESSION, intended(campaign, 0, null));
        assertEquals(SendState.EXECUTING, deliveries().get(0).status());

        record(SESSION, new SendCompleted(campaign.id(), 0, "M0", now), intended(campaign, 1, null));

        assertEquals(
                List.of(SendState.COMPLETED, SendState.EXECUTING),
                deliveries().stream().map(Delivery::status).toList());
        assertEquals(2, recovered(0).get(SESSION).today().count());
    }

    @Test
    void many_sends_are_carried_over_without_anybody_asking() {
        for (int i = 0; i < 5; i++) {
            record(SESSION, intended(campaign, i, null));
            record(SESSION, new SendCompleted(campaign.id(), i, "M" + i, now));
        }

        until("the log is empty", () -> rowsOf("send_log") == 0);

        assertEquals(5, rowsOf("delivery"));
    }

    private long rowsOf(String table) {
        return await(faulty.read("SELECT COUNT(*) FROM " + table, row -> row.number(0)))
                .get(0);
    }

    @Test
    void what_a_process_left_in_the_log_is_carried_over_by_the_next() {
        await(faulty.write(List.of(
                new LoggedSend(7, SESSION, intended(campaign, 0, "OLD")).append(),
                new LoggedSend(8, SESSION, new SendCompleted(campaign.id(), 0, "M0", now)).append(),
                new LoggedSend(9, SESSION, intended(campaign, 1, null)).append())));

        SendLog next = await(SendLog.open(vertx, faulty));
        deliveries = new Deliveries(next.current());

        assertEquals(
                List.of("M0", "null"),
                deliveries().stream()
                        .map(delivery -> String.valueOf(delivery.messageId()))
                        .toList());
        assertEquals(0, rowsOf("send_log"));
        SqlJournal later = new SqlJournal(vertx, next, new SqlAcks(next), clock);
        await(later.record(SESSION, List.of(new SendCompleted(campaign.id(), 1, "M1", now))));
        assertEquals(SendState.COMPLETED, deliveries().get(1).status());
    }

    @Test
    void a_start_that_could_not_be_recorded_did_not_happen() {
        faulty.refuses = SendLogTest::appends;
        assertThrows(RuntimeException.class, () -> record(SESSION, intended(campaign, 0, null)));
        faulty.refuses = statement -> false;

        record(SESSION, intended(campaign, 1, null));

        assertEquals(List.of(1), deliveries().stream().map(Delivery::request).toList());
    }

    @Test
    void what_could_not_be_carried_over_goes_with_the_next_change() {
        record(SESSION, intended(campaign, 0, null));
        faulty.refuses = SendLogTest::carriesOver;
        assertThrows(RuntimeException.class, this::deliveries);
        faulty.refuses = statement -> false;

        record(SESSION, new SendFailed(campaign.id(), 0, "no such number", now));

        Delivery failed = deliveries().get(0);
        assertEquals(SendState.FAILED, failed.status());
        assertEquals(1, failed.attempts());
    }

    @Test
    void a_change_made_while_another_carries_over_in_vain_finds_all_that_was_before() {
        record(SESSION, intended(campaign, 0, null));
        faulty.refusals.set(1);
        Future<Void> inVain = sends.flush();

        record(SESSION, new SendFailed(campaign.id(), 0, "no such number", now));

        assertTrue(inVain.failed());
        assertEquals(SendState.FAILED, deliveries().get(0).status());
    }

    @Test
    void what_is_accepted_while_its_start_is_on_its_way_is_accepted() {
        record(SESSION, intended(campaign, 0, null));
        faulty.held = Promise.promise();
        Future<Void> first = sends.flush();
        Promise<Void> release = faulty.held;
        faulty.held = null;
        record(SESSION, new SendCompleted(campaign.id(), 0, "M0", now));

        Future<Void> second = sends.flush();
        await(second);
        release.complete();
        await(first);

        assertEquals(SendState.COMPLETED, deliveries().get(0).status());
    }

    @Test
    void what_is_accepted_is_accepted_although_an_earlier_carry_over_of_its_start_failed_late() {
        record(SESSION, intended(campaign, 0, null));
        Promise<Void> failure = Promise.promise();
        Promise<Void> success = Promise.promise();
        faulty.refusals.set(1);
        faulty.held = failure;
        Future<Void> inVain = sends.flush();
        faulty.held = success;
        Future<int[]> carried = sends.write(List.of(Statement.of("UPDATE organization SET name = ?", "x")));
        faulty.held = null;
        failure.complete();
        assertThrows(RuntimeException.class, () -> await(inVain));

        record(SESSION, new SendCompleted(campaign.id(), 0, "M0", now));
        await(sends.flush());
        success.complete();
        await(carried);

        assertEquals(SendState.COMPLETED, deliveries().get(0).status());
    }

    @Test
    void what_cannot_be_recorded_again_and_again_takes_no_room() {
        faulty.refuses = SendLogTest::appends;

        for (int i = 0; i < 100; i++) {
            assertThrows(RuntimeException.class, () -> record(SESSION, intended(campaign, 0, null)));
        }

        assertEquals(0, sends.waiting());
    }

    @Test
    void a_store_in_memory_has_the_same_without_a_log() {
        sends = SendLog.inMemory(vertx, faulty);
        journal = new SqlJournal(vertx, sends, new SqlAcks(sends), clock);
        deliveries = new Deliveries(sends.current());
        assertTrue(journal.record(SESSION, List.of(intended(campaign, 0, null))).succeeded(), "nobody waits for it");

        record(SESSION, new SendCompleted(campaign.id(), 0, "M0", now), intended(campaign, 1, null));
        record(SESSION, new SendFailed(campaign.id(), 1, "no such number", now));

        assertEquals(
                List.of(SendState.COMPLETED, SendState.FAILED),
                deliveries().stream().map(Delivery::status).toList());
        assertEquals(0, rowsOf("send_log"));
    }

    @Test
    void of_sends_in_memory_that_nobody_looked_at_the_last_are_kept() {
        sends = SendLog.inMemory(vertx, faulty);
        journal = new SqlJournal(vertx, sends, new SqlAcks(sends), clock);
        Campaign large = campaign(SESSION, SendLog.MOST_KEPT + 10);
        record(SESSION, new CampaignCreated(large, null), new CampaignStarted(large.id(), now));
        for (int i = 0; i < SendLog.MOST_KEPT + 10; i++) {
            record(SESSION, intended(large, i, null));
            if (i != 3) { // which takes its time
                record(SESSION, new SendCompleted(large.id(), i, "M" + i, now));
            }
        }
        record(SESSION, new SendCompleted(large.id(), 3, "M3", now));

        List<Integer> kept = await(new Deliveries(sends.current())
                        .page(large.id(), DeliveryFilter.ALL, null, 2 * SendLog.MOST_KEPT))
                .stream()
                .map(Delivery::request)
                .toList();

        assertEquals(SendLog.MOST_KEPT, kept.size());
        assertEquals(List.of(3, 11, 12), kept.subList(0, 3));
    }

    /** A store that refuses what a test says, and does the rest. */
    private static final class Faulty implements Database {

        private Database store;
        private volatile Predicate<Statement> refuses = statement -> false;
        /** So many changes more fail, whatever they are. */
        private final AtomicInteger refusals = new AtomicInteger();
        /** What is to be waited for before changes are answered, though they are done. */
        private volatile @Nullable Promise<Void> held;

        @Override
        public Future<int[]> write(List<Statement> change) {
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                Future<int[]> full = Future.failedFuture(StoreException.unavailable("full"));
                Promise<Void> late = held;
                return late == null ? full : late.future().compose(done -> full);
            }
            if (change.stream().anyMatch(refuses)) {
                return Future.failedFuture(StoreException.unavailable("full"));
            }
            Promise<Void> answer = held;
            Future<int[]> done = store.write(change);
            return answer == null
                    ? done
                    : done.compose(counts -> answer.future().map(counts));
        }

        @Override
        public <T> Future<List<T>> read(String sql, RowReader<T> reader, @Nullable Object... arguments) {
            return store.read(sql, reader, arguments);
        }

        @Override
        public <T> Future<Void> scan(
                String sql, RowReader<T> reader, Function<List<T>, Future<Void>> sink, @Nullable Object... arguments) {
            return store.scan(sql, reader, sink, arguments);
        }

        @Override
        public @Nullable String trouble() {
            return store.trouble();
        }

        @Override
        public Future<Void> close() {
            return store.close();
        }
    }
}
