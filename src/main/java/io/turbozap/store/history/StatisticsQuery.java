package io.turbozap.store.history;

import static io.turbozap.store.history.DeliverySql.ARRIVED;
import static io.turbozap.store.history.DeliverySql.FAILED;
import static io.turbozap.store.history.DeliverySql.SEEN;
import static io.turbozap.store.history.DeliverySql.SENT;

import io.turbozap.store.Database;
import io.turbozap.store.history.CampaignStatistics.Bucket;
import io.turbozap.store.history.CampaignStatistics.Funnel;
import io.turbozap.store.history.CampaignStatistics.Reason;
import io.turbozap.store.journal.DeliveryKey;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of one campaign: what came of its requests in one pass over its rows, then each kind of event grouped
 * by time, and the reasons from the index of what did not go well.
 */
final class StatisticsQuery {

    private static final String OF_CAMPAIGN = " FROM delivery WHERE id >= ? AND id < ?";
    private static final int KINDS = 4;

    private static final String SERIES = String.join(
            " UNION ALL ",
            series(0, "sent_at", SENT),
            series(1, ARRIVED, SENT),
            series(2, SEEN, SENT),
            series(3, "failed_at", FAILED));

    private static final String REASONS = "SELECT status, COALESCE(reason, ''), COUNT(*)" + OF_CAMPAIGN
            + " AND status IN ('failed', 'uncertain', 'skipped') AND status <> 'completed'"
            + " GROUP BY status, COALESCE(reason, '') ORDER BY COUNT(*) DESC, status, COALESCE(reason, '') LIMIT "
            + CampaignStatistics.MOST_REASONS;

    private static final String UNKNOWN = "unknown";

    private final Database database;
    private final long first;
    private final long end;
    private final ZoneId zone;

    /** @param zone where long buckets begin with the day */
    StatisticsQuery(Database database, long campaignNumber, ZoneId zone) {
        this.database = database;
        this.first = DeliveryKey.first(campaignNumber);
        this.end = DeliveryKey.first(campaignNumber + 1);
        this.zone = zone;
    }

    private static String series(int kind, String time, String condition) {
        return "SELECT " + kind + ", (" + time + " - ?) / ?, COUNT(*)" + OF_CAMPAIGN + " AND " + condition + " AND "
                + time + " IS NOT NULL GROUP BY 2";
    }

    private record Point(int kind, int bucket, long count) {}

    Future<CampaignStatistics> read() {
        return database.read(CampaignSums.SQL, CampaignSums::read, first, end)
                .map(sums -> sums.get(0))
                .compose(sums -> {
                    BucketScale scale = scale(sums.times());
                    return buckets(scale).compose(buckets -> reasons(sums.funnel())
                            .map(reasons -> new CampaignStatistics(
                                    scale == null ? BucketScale.SHORTEST : scale.width(),
                                    buckets,
                                    sums.funnel(),
                                    reasons)));
                });
    }

    private @Nullable BucketScale scale(List<Long> times) {
        if (times.isEmpty()) {
            return null;
        }
        long from = times.stream().mapToLong(Long::longValue).min().getAsLong();
        long to = times.stream().mapToLong(Long::longValue).max().getAsLong();
        long offset = zone.getRules().getOffset(Instant.ofEpochMilli(from)).getTotalSeconds() * 1_000L;
        return BucketScale.of(from, to, offset, CampaignStatistics.MOST_BUCKETS);
    }

    private Future<List<Bucket>> buckets(@Nullable BucketScale scale) {
        if (scale == null) {
            return Future.succeededFuture(List.of());
        }
        @Nullable Object[] arguments = new Object[4 * KINDS];
        for (int kind = 0; kind < KINDS; kind++) {
            arguments[4 * kind] = scale.origin();
            arguments[4 * kind + 1] = scale.width();
            arguments[4 * kind + 2] = first;
            arguments[4 * kind + 3] = end;
        }
        return database.read(SERIES, row -> new Point(row.integer(0), (int) row.number(1), row.number(2)), arguments)
                .map(points -> buckets(scale, points));
    }

    /** Rows that came meanwhile may be beyond the end. */
    private static List<Bucket> buckets(BucketScale scale, List<Point> points) {
        long[][] counts = new long[scale.count()][KINDS];
        for (Point point : points) {
            if (point.bucket() >= 0 && point.bucket() < counts.length) {
                counts[point.bucket()][point.kind()] += point.count();
            }
        }
        return LongStream.range(0, counts.length)
                .mapToObj(i -> {
                    long[] of = counts[(int) i];
                    return new Bucket(scale.origin() + i * scale.width(), of[0], of[1], of[2], of[3]);
                })
                .toList();
    }

    private Future<List<Reason>> reasons(Funnel funnel) {
        return database.read(REASONS, row -> new Reason(row.text(0), row.text(1), row.number(2)), first, end)
                .map(found -> {
                    List<Reason> reasons = new ArrayList<>();
                    found.forEach(reason -> reasons.add(
                            reason.reason().isEmpty() ? new Reason(reason.status(), UNKNOWN, reason.count()) : reason));
                    addOthers("failed", funnel.failed(), reasons);
                    addOthers("skipped", funnel.skipped(), reasons);
                    addOthers("uncertain", funnel.uncertain(), reasons);
                    return reasons;
                });
    }

    private static void addOthers(String status, long all, List<Reason> reasons) {
        long listed = reasons.stream()
                .filter(reason -> Objects.equals(reason.status(), status))
                .mapToLong(Reason::count)
                .sum();
        if (all > listed) {
            reasons.add(new Reason(status, CampaignStatistics.OTHER, all - listed));
        }
    }
}
