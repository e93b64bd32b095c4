package io.turbozap.store.history;

import io.turbozap.store.Database;
import io.turbozap.store.Statement;
import io.turbozap.store.engine.AsyncLoops;
import io.turbozap.store.journal.DeliveryKey;
import io.turbozap.store.journal.KeyedResponses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out of the store what is not to be kept: campaigns that were deleted, and those that were completed too long
 * ago, with their contacts and deliveries, and answers to requests of more than a day ago. A little at a time, so that
 * recording never waits for it. Safe to use from any thread.
 */
public final class Purge {

    private static final Logger log = LoggerFactory.getLogger(Purge.class);

    private static final long EVERY_MILLIS = 60_000;
    private static final int CAMPAIGNS = 200;
    /** Requests of a campaign that is dropped together with others. */
    private static final int SMALL = 10;

    private static final int SMALL_AT_ONCE = 25;
    /** Rows in one transaction: some milliseconds. */
    private static final int ROWS = 500;
    /** Chunks of contacts in one transaction: 4 MB. */
    private static final int CHUNKS = 16;

    /** From here on no query finds them, so that nothing uses what is half gone. */
    private static final String GIVE_UP = """
            UPDATE campaign SET status = 'deleted' WHERE number IN (SELECT old.number FROM campaign old
            WHERE old.status = 'completed' AND old.completed_at < ? ORDER BY old.completed_at LIMIT %d)""".formatted(CAMPAIGNS);

    private static final String DELETED =
            "SELECT number, total_requests FROM campaign WHERE status = 'deleted' LIMIT " + CAMPAIGNS;

    private static final String DROP_DELIVERIES = """
            DELETE FROM delivery WHERE id IN
            (SELECT few.id FROM delivery few WHERE few.id >= ? AND few.id < ? ORDER BY few.id LIMIT %d)""".formatted(ROWS);

    private static final String DROP_CALLS = """
            DELETE FROM keyed_call WHERE (org_id, principal, call_key) IN (SELECT few.org_id, few.principal, few.call_key
            FROM keyed_call few WHERE few.created_at < ? ORDER BY few.created_at LIMIT %d)""".formatted(ROWS);

    private static final String DROP_CONTACTS = """
            DELETE FROM campaign_contacts WHERE campaign_number = ? AND chunk IN (SELECT few.chunk FROM campaign_contacts
            few WHERE few.campaign_number = ? ORDER BY few.chunk LIMIT %d)""".formatted(CHUNKS);

    /** There are few of them. */
    private static final String DROP_EVENTS = "DELETE FROM campaign_event WHERE campaign_number = ?";

    private static final String DROP_CAMPAIGN = """
            DELETE FROM campaign WHERE number = ? AND status = 'deleted'
            AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.id >= ? AND delivery.id < ?)
            AND NOT EXISTS (SELECT 1 FROM campaign_contacts part WHERE part.campaign_number = ?)""";

    /** For each campaign; the last one drops it. */
    private static final int STATEMENTS = 4;

    private final Vertx vertx;
    private final Database database;
    private final InstantSource clock;
    private final long retainMillis;
    private volatile boolean closed;

    /** @param retainMillis how long after its completion a campaign is kept; longer than sessions keep it in memory */
    public Purge(Vertx vertx, Database database, InstantSource clock, long retainMillis) {
        this.vertx = vertx;
        this.database = database;
        this.clock = clock;
        this.retainMillis = retainMillis;
    }

    /** Purges every minute from here on. */
    public void start() {
        vertx.setTimer(EVERY_MILLIS, tick -> {
            if (!closed) {
                run().onFailure(failure -> log.warn("what is old stays in the store for now: {}", failure.getMessage()))
                        .onComplete(done -> again());
            }
        });
    }

    private void again() {
        if (!closed) {
            start();
        }
    }

    /** Begins nothing more; call it before the store is closed. */
    public void close() {
        closed = true;
    }

    /** Purges until nothing is left that is not to be kept. */
    public Future<Void> run() {
        long before = clock.millis() - retainMillis;
        return AsyncLoops.whileTrue(
                        () -> dropSome().compose(some -> giveUp(before).map(more -> some || more)))
                .compose(campaigns -> AsyncLoops.whileTrue(this::dropCalls));
    }

    private Future<Boolean> dropCalls() {
        long before = clock.millis() - KeyedResponses.KEPT_FOR.toMillis();
        return database.write(Statement.of(DROP_CALLS, before)).map(rows -> rows == ROWS && !closed);
    }

    private Future<Boolean> giveUp(long before) {
        return database.write(Statement.of(GIVE_UP, before)).map(rows -> rows > 0);
    }

    private Future<Boolean> dropSome() {
        return database.read(DELETED, row -> Map.entry(row.number(0), row.integer(1)))
                .compose(doomed ->
                        AsyncLoops.forEach(together(doomed), this::drop).map(doomed.size() == CAMPAIGNS));
    }

    /** Their numbers, small campaigns together. */
    private static List<List<Long>> together(List<Map.Entry<Long, Integer>> doomed) {
        List<List<Long>> groups = new ArrayList<>();
        List<Long> small = new ArrayList<>();
        for (Map.Entry<Long, Integer> campaign : doomed) {
            if (campaign.getValue() > SMALL) {
                groups.add(List.of(campaign.getKey()));
            } else {
                small.add(campaign.getKey());
            }
        }
        for (int from = 0; from < small.size(); from += SMALL_AT_ONCE) {
            groups.add(small.subList(from, Math.min(small.size(), from + SMALL_AT_ONCE)));
        }
        return groups;
    }

    private Future<Void> drop(List<Long> numbers) {
        List<Statement> part = new ArrayList<>();
        for (long number : numbers) {
            long first = DeliveryKey.first(number);
            long end = DeliveryKey.first(number + 1);
            part.add(Statement.of(DROP_DELIVERIES, first, end));
            part.add(Statement.of(DROP_CONTACTS, number, number));
            part.add(Statement.of(DROP_EVENTS, number));
            part.add(Statement.of(DROP_CAMPAIGN, number, first, end, number));
        }
        return AsyncLoops.whileTrue(() -> database.write(part).map(rows -> isUnfinished(rows) && !closed));
    }

    /** Whether rows went, but not the last one of each campaign. */
    private static boolean isUnfinished(int[] rows) {
        int campaigns = 0;
        int others = 0;
        for (int i = 0; i < rows.length; i++) {
            boolean ofCampaign = i % STATEMENTS == STATEMENTS - 1;
            campaigns += ofCampaign ? rows[i] : 0;
            others += ofCampaign ? 0 : rows[i];
        }
        return campaigns < rows.length / STATEMENTS && others > 0;
    }
}
