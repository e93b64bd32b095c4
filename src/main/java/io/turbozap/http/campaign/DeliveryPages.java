package io.turbozap.http.campaign;

import io.turbozap.campaign.CampaignId;
import io.turbozap.http.web.ApiException;
import io.turbozap.store.history.Deliveries;
import io.turbozap.store.history.Delivery;
import io.turbozap.store.history.DeliveryFilter;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The deliveries of one campaign, or some of them. */
final class DeliveryPages {

    private static final int PAGE = 500;

    private final Deliveries deliveries;
    private final CampaignId campaign;
    private final DeliveryFilter filter;
    private @Nullable Long last;
    private int left;
    private boolean cut;

    DeliveryPages(Deliveries deliveries, CampaignId campaign, DeliveryFilter filter, @Nullable Long after, int limit) {
        this.deliveries = deliveries;
        this.campaign = campaign;
        this.filter = filter;
        this.last = after;
        this.left = limit;
    }

    /**
     * Gives the next ones to {@code sink}; false if they were the last. Fails with 404 if there is no such campaign.
     */
    Future<Boolean> next(Consumer<Delivery> sink) {
        int wanted = Math.min(PAGE, left);
        // one more than wanted shows whether any follow
        return deliveries.page(campaign, filter, last, wanted + 1).map(page -> {
            if (page == null) {
                throw ApiException.campaignNotFound();
            }
            return give(page, wanted, sink);
        });
    }

    private boolean give(List<Delivery> page, int wanted, Consumer<Delivery> sink) {
        int given = Math.min(wanted, page.size());
        for (Delivery delivery : page.subList(0, given)) {
            sink.accept(delivery);
            last = delivery.id();
        }
        left -= given;
        boolean more = page.size() > given;
        cut = more && left == 0;
        return more && left > 0;
    }

    /** The last that was given if others follow that were not asked for, else null. */
    @Nullable
    Long next() {
        return cut ? last : null;
    }
}
