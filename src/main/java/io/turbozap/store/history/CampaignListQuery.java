package io.turbozap.store.history;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.session.CampaignFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query for one page of the campaigns that match a filter.
 *
 * @param arguments of {@code sql}
 */
record CampaignListQuery(String sql, List<@Nullable Object> arguments) {

    static CampaignListQuery of(CampaignFilter filter, @Nullable CampaignId after, int limit) {
        List<@Nullable Object> arguments = new ArrayList<>();
        String sql = "SELECT " + CampaignRow.COLUMNS + " FROM campaign c WHERE "
                + (filter.statuses().isEmpty()
                        ? conditions(filter, null, after, arguments)
                        : "c.number IN (" + numbers(filter, after, limit, arguments) + ")")
                + order(filter);
        arguments.add(limit);
        return new CampaignListQuery(sql, arguments);
    }

    /** A page of each status, for the index has them in order only one status at a time. */
    private static String numbers(
            CampaignFilter filter, @Nullable CampaignId after, int limit, List<@Nullable Object> arguments) {
        return filter.statuses().stream()
                .sorted()
                .map(status -> {
                    String page = "SELECT number FROM (SELECT c.number FROM campaign c WHERE "
                            + conditions(filter, status, after, arguments) + order(filter) + ") AS of_" + status;
                    arguments.add(limit);
                    return page;
                })
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** In the words of the partial indexes, for only then they are used; there are few such texts. */
    private static String conditions(
            CampaignFilter filter,
            @Nullable CampaignStatus status,
            @Nullable CampaignId after,
            List<@Nullable Object> arguments) {
        StringBuilder sql = new StringBuilder("(c.id_at, c.id) ")
                .append(filter.newestFirst() ? '<' : '>')
                .append(" (?, ?)");
        long end = filter.newestFirst() ? Long.MAX_VALUE : -1;
        arguments.add(after == null ? end : after.millis());
        arguments.add(after == null ? "" : after.value());
        if (status == null) {
            sql.append(" AND c.status <> 'deleted'");
        } else {
            sql.append(" AND c.status = '").append(status.wireName()).append('\'');
        }
        if (filter.source() != null) {
            sql.append(" AND c.source = '").append(filter.source().wireName()).append('\'');
        }
        if (filter.unsent()) {
            sql.append(" AND (c.completed_requests IS NULL OR c.completed_requests = 0)");
        }
        if (filter.session() != null) {
            sql.append(" AND c.session = ?");
            arguments.add(filter.session().value());
        }
        return sql.toString();
    }

    private static String order(CampaignFilter filter) {
        return filter.newestFirst() ? " ORDER BY c.id_at DESC, c.id DESC LIMIT ?" : " ORDER BY c.id_at, c.id LIMIT ?";
    }
}
