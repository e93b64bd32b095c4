package io.turbozap.session.actor;

import io.turbozap.campaign.CampaignId;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.port.Archive;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns in the order of their ids or against it, those in memory and those in the archive; what is in memory
 * counts.
 */
final class CampaignListing {

    private final Archive archive;
    private final SessionRegistry sessionRegistry;

    CampaignListing(Archive archive, SessionRegistry sessionRegistry) {
        this.archive = archive;
        this.sessionRegistry = sessionRegistry;
    }

    /** As {@code Sessions.campaigns}. */
    Future<List<CampaignView>> page(CampaignFilter filter, @Nullable CampaignId after, int limit) {
        return archive.views(filter, after, limit).compose(recorded -> {
            NavigableMap<CampaignId, CampaignView> all = new TreeMap<>(filter.order());
            for (CampaignView view : recorded) {
                CampaignId id = view.campaign().id();
                CampaignView current = Objects.requireNonNullElse(sessionRegistry.campaign(id), view);
                if (filter.matches(current)) {
                    all.put(id, current);
                }
            }
            sessionRegistry
                    .campaigns(filter, after, limit)
                    .forEach(view -> all.put(view.campaign().id(), view));
            if (recorded.size() < limit) {
                return Future.succeededFuture(first(limit, all));
            }
            // behind the last one recorded there may be others that were not read
            CampaignId last = recorded.get(limit - 1).campaign().id();
            List<CampaignView> page = first(limit, all.headMap(last, /* inclusive= */ true));
            return page.size() == limit
                    ? Future.succeededFuture(page)
                    : page(filter, last, limit - page.size()).map(rest -> joined(page, rest));
        });
    }

    private static List<CampaignView> first(int limit, NavigableMap<CampaignId, CampaignView> views) {
        return views.values().stream().limit(limit).toList();
    }

    private static List<CampaignView> joined(List<CampaignView> page, List<CampaignView> rest) {
        List<CampaignView> whole = new ArrayList<>(page);
        whole.addAll(rest);
        return whole;
    }
}
