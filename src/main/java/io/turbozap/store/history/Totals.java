package io.turbozap.store.history;

import io.turbozap.store.Database;
import io.turbozap.store.engine.CallerContext;
import io.turbozap.store.journal.DailyCounters;
import io.turbozap.store.journal.DeliveryKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sums over the whole store, counted at most once a second, however many ask. Safe to use from any thread.
 *
 * <p>What an earlier process recorded today is counted once, in the campaigns that anything can have happened to: all
 * else is counted from then on by the tally.
 */
public final class Totals {

    /**
     * All of it.
     *
     * @param completed campaigns of which nothing is left to do
     * @param uncertain requests that may have been sent
     * @param today what became of requests since midnight
     */
    public record Sum(long completed, long uncertain, DailyCounters.Sum today) {}

    private static final String COUNTS = """
            SELECT (SELECT COUNT(*) FROM campaign WHERE status = 'completed'),
            (SELECT COUNT(*) FROM delivery WHERE status = 'uncertain' AND status <> 'completed')""";

    private static final String BEFORE = """
            SELECT COUNT(CASE WHEN d.status = 'completed' AND d.sent_at >= ? AND d.sent_at < ? THEN 1 END),
            COUNT(CASE WHEN d.status = 'failed' AND d.failed_at >= ? AND d.failed_at < ? THEN 1 END),
            COUNT(CASE WHEN d.status = 'skipped' AND d.updated_at >= ? AND d.updated_at < ? THEN 1 END)
            FROM campaign c JOIN delivery d ON d.id >= c.number * %d AND d.id < (c.number + 1) * %d
            WHERE c.status <> 'deleted'
            AND (c.updated_at >= ? OR c.status IN ('running', 'paused') OR c.uncertain_requests > 0)""".formatted(DeliveryKey.SPAN, DeliveryKey.SPAN);

    private static final long AGE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final DailyCounters.Sum NOTHING = new DailyCounters.Sum(0, 0, 0);

    private final Database database;
    private final DailyCounters tally;
    private final CallerContext own;
    private @Nullable Future<Sum> counting;
    private @Nullable Sum latest;
    private long countedAt;
    private DailyCounters.@Nullable Sum before;

    /** @param tally counts what is recorded from here on */
    public Totals(Vertx vertx, Database database, DailyCounters tally) {
        this.database = database;
        this.tally = tally;
        this.own = CallerContext.create(vertx);
    }

    /** What was counted within the last second, or is counted now. Fails with a {@link io.turbozap.store.StoreException}. */
    public Future<Sum> latest() {
        CallerContext callerContext = CallerContext.current(own);
        Promise<Sum> counted;
        Future<Sum> underWay;
        synchronized (this) {
            if (latest != null && System.nanoTime() - countedAt < AGE_NANOS) {
                return Future.succeededFuture(latest);
            }
            if (counting != null) {
                return callerContext.forward(counting);
            }
            counted = Promise.promise();
            underWay = counted.future();
            counting = underWay;
        }
        count().onComplete(outcome -> {
            finished(outcome.succeeded() ? outcome.result() : null);
            counted.handle(outcome);
        });
        return callerContext.forward(underWay);
    }

    private synchronized void finished(@Nullable Sum sum) {
        counting = null;
        if (sum != null) {
            latest = sum;
            countedAt = System.nanoTime();
        }
    }

    private Future<Sum> count() {
        return recordedBefore()
                .compose(earlier -> database.read(COUNTS, row -> new Sum(row.number(0), row.number(1), NOTHING))
                        .map(counts -> {
                            Sum sum = counts.get(0);
                            return new Sum(sum.completed(), sum.uncertain(), earlier.plus(tally.sum()));
                        }));
    }

    private Future<DailyCounters.Sum> recordedBefore() {
        long midnight = tally.midnight();
        long opened = tally.opened();
        if (opened < midnight) {
            return Future.succeededFuture(NOTHING);
        }
        DailyCounters.Sum known;
        synchronized (this) {
            known = before;
        }
        return known != null
                ? Future.succeededFuture(known)
                : database.read(
                                BEFORE,
                                row -> new DailyCounters.Sum(row.number(0), row.number(1), row.number(2)),
                                midnight,
                                opened,
                                midnight,
                                opened,
                                midnight,
                                opened,
                                midnight)
                        .map(sums -> keep(sums.get(0)));
    }

    private synchronized DailyCounters.Sum keep(DailyCounters.Sum earlier) {
        before = earlier;
        return earlier;
    }
}
