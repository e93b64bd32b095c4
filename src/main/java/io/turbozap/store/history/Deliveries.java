package io.turbozap.store.history;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.SendState;
import io.turbozap.session.CampaignView;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.journal.DeliveryKey;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of requests, page by page: the next page begins after the last id of this one, so that a slow reader
 * costs nothing between pages. Requests that were never started are not here; their session knows them. Safe to use
 * from any thread.
 */
public final class Deliveries {

    private static final String NUMBER = "SELECT number FROM campaign WHERE id = ? AND status <> 'deleted'";

    /** A scheduled message is a campaign with one request. */
    private static final String DELIVERED = "SELECT " + CampaignRow.COLUMNS + ", " + Delivery.COLUMNS
            + " FROM delivery d JOIN campaign c ON c.number = d.campaign_number"
            + " WHERE d.source = 'scheduled' AND d.status = 'completed' AND d.id > ? AND c.status <> 'deleted'"
            + " ORDER BY d.id LIMIT ?";

    private static final String RECEIPTS = """
            SELECT COUNT(CASE WHEN status = 'completed' AND ack >= %d THEN 1 END),
            COUNT(CASE WHEN status = 'completed' AND ack >= %d THEN 1 END)
            FROM delivery WHERE id >= ? AND id < ?""".formatted(DeliveryState.DELIVERED.level(), DeliveryState.READ.level());

    /** How many requests {@link #of} can be asked for. */
    public static final int MOST_AT_ONCE = 200;

    private static final String OF_CAMPAIGN =
            "SELECT " + Delivery.COLUMNS + " FROM delivery d WHERE d.id > ? AND d.id < ?";

    private static final String OF_ALL = "SELECT " + Delivery.COLUMNS + " FROM delivery d WHERE d.id < ?";

    /** Always the same text, so that it is prepared once. */
    private static final String SOME =
            "SELECT " + Delivery.COLUMNS + " FROM delivery d WHERE d.id IN (?" + ", ?".repeat(MOST_AT_ONCE - 1) + ")";

    private final Database database;

    public Deliveries(Database database) {
        this.database = database;
    }

    /**
     * A scheduled message that left.
     *
     * @param campaign the message itself: to {@code recipient}, at {@code scheduledAt}
     */
    public record Left(CampaignView campaign, Delivery delivery) {}

    /**
     * Deliveries of one campaign in the order of its requests.
     *
     * @param after the id of the last one that was shown, or null to begin
     * @param limit the most; fewer only at the end
     * @return null if there is no such campaign
     */
    public Future<@Nullable List<Delivery>> page(
            CampaignId campaign, DeliveryFilter filter, @Nullable Long after, int limit) {
        return number(campaign).compose(number -> {
            if (number == null) {
                return Future.succeededFuture();
            }
            List<@Nullable Object> arguments = new ArrayList<>();
            long first = DeliveryKey.first(number);
            arguments.add(after == null ? first - 1 : Math.max(after, first - 1));
            arguments.add(DeliveryKey.first(number + 1));
            String sql = OF_CAMPAIGN + conditions(filter, arguments) + " ORDER BY d.id LIMIT ?";
            arguments.add(limit);
            return database.read(sql, Delivery::read, arguments.toArray());
        });
    }

    /** What is known of these requests of one campaign, by their numbers; nothing of those that were never started. */
    public Future<Map<Integer, Delivery>> of(CampaignId campaign, List<Integer> requests) {
        if (requests.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        if (requests.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("at most " + MOST_AT_ONCE + " requests at once");
        }
        return number(campaign)
                .compose(number -> number == null
                        ? Future.succeededFuture(List.<Delivery>of())
                        : database.read(SOME, Delivery::read, ids(number, requests)))
                .map(found -> {
                    Map<Integer, Delivery> byRequest = new HashMap<>();
                    found.forEach(delivery -> byRequest.put(delivery.request(), delivery));
                    return byRequest;
                });
    }

    /** As many as the query asks for, the last of them again and again. */
    private static @Nullable Object[] ids(long number, List<Integer> requests) {
        @Nullable Object[] ids = new Object[MOST_AT_ONCE];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = DeliveryKey.first(number) + requests.get(Math.min(i, requests.size() - 1));
        }
        return ids;
    }

    /**
     * Deliveries of all campaigns, those of the newest campaign first, each campaign from its last request.
     *
     * @param before the id of the last one that was shown, or null to begin
     */
    public Future<List<Delivery>> latest(DeliveryFilter filter, @Nullable Long before, int limit) {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(before == null ? Long.valueOf(Long.MAX_VALUE) : before);
        String sql = OF_ALL + conditions(filter, arguments)
                + " AND NOT EXISTS (SELECT 1 FROM campaign gone WHERE gone.number = d.campaign_number"
                + " AND gone.status = 'deleted') ORDER BY d.id DESC LIMIT ?";
        arguments.add(limit);
        return database.read(sql, Delivery::read, arguments.toArray());
    }

    /** Words and levels are written out, and conditions of indexes repeated: only so are the partial indexes used. */
    private static String conditions(DeliveryFilter filter, List<@Nullable Object> arguments) {
        StringBuilder sql = new StringBuilder();
        if (filter.status() != null) {
            sql.append(" AND d.status = '").append(filter.status().wireName()).append('\'');
            if (filter.status() != SendState.COMPLETED) {
                sql.append(" AND d.status <> 'completed'");
            }
        }
        if (filter.delivery() != null) {
            sql.append(" AND d.ack = ").append(filter.delivery().level());
            if (filter.delivery() != DeliveryState.NONE) {
                sql.append(" AND d.ack <> 0");
            }
        }
        if (filter.session() != null) {
            sql.append(" AND d.session = ?");
            arguments.add(filter.session().value());
        }
        if (filter.digits() != null) {
            sql.append(" AND d.chat_id LIKE ?");
            arguments.add("%" + filter.digits() + "%@%");
        }
        return sql.toString();
    }

    /**
     * Scheduled messages that left, in the order in which they were created.
     *
     * @param after the delivery's id of the last one that was shown, or null to begin
     */
    public Future<List<Left>> left(@Nullable Long after, int limit) {
        return database.read(DELIVERED, Deliveries::readLeft, after == null ? Long.valueOf(0) : after, limit);
    }

    private static Left readLeft(Row row) {
        CampaignRow campaign = CampaignRow.read(row);
        Delivery delivery = Delivery.read(row.from(CampaignRow.WIDTH));
        return new Left(campaign.view(CampaignRow.sent(campaign.head().totalRequests())), delivery);
    }

    /** The sum of one campaign, or null if there is no such campaign. It looks at every row. */
    public Future<@Nullable DeliverySummary> summary(CampaignId campaign) {
        return number(campaign)
                .compose(number -> number == null
                        ? Future.succeededFuture()
                        : database.read(
                                        SummaryQuery.SQL,
                                        SummaryQuery::read,
                                        DeliveryKey.first(number),
                                        DeliveryKey.first(number + 1))
                                .map(sums -> sums.get(0)));
    }

    /** The receipts of one campaign, none if there is no such campaign. It looks at every row. */
    public Future<ReceiptCounts> receipts(CampaignId campaign) {
        return number(campaign)
                .compose(number -> number == null
                        ? Future.succeededFuture(ReceiptCounts.NONE)
                        : database.read(
                                        RECEIPTS,
                                        row -> new ReceiptCounts(row.number(0), row.number(1)),
                                        DeliveryKey.first(number),
                                        DeliveryKey.first(number + 1))
                                .map(counts -> counts.get(0)));
    }

    /** How one campaign went, or null if there is no such campaign. It looks at every row. */
    public Future<@Nullable CampaignStatistics> statistics(CampaignId campaign, ZoneId zone) {
        return number(campaign)
                .compose(number -> number == null
                        ? Future.succeededFuture()
                        : new StatisticsQuery(database, number, zone)
                                .read()
                                .<@Nullable CampaignStatistics>map(found -> found));
    }

    private Future<@Nullable Long> number(CampaignId campaign) {
        return database.read(NUMBER, row -> row.number(0), campaign.value())
                .map(numbers -> numbers.isEmpty() ? null : numbers.get(0));
    }
}
