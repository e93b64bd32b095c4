package io.turbozap.http.campaign;

import io.turbozap.campaign.CampaignId;
import io.turbozap.http.web.IsoTime;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RequestPage;
import io.turbozap.session.RequestView;
import io.turbozap.session.SendDetail;
import io.turbozap.session.SessionQueries;
import io.turbozap.store.history.Deliveries;
import io.turbozap.store.history.Delivery;
import io.turbozap.waha.send.WahaRequest;
import io.turbozap.waha.send.WahaRequests;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests of a campaign, or some of them, with what became of their messages where only few are asked for. */
public final class RequestPages implements StreamedArray.Pages {

    private static final Logger log = LoggerFactory.getLogger(RequestPages.class);
    private static final int PAGE = 200;

    /** More than this are written without what the store knows of them, for that takes a query each page. */
    private static final int MOST_WITH_DELIVERIES = 1_000;

    private final SessionQueries sessions;
    private final WahaRequests describer;
    private final @Nullable Deliveries deliveries;
    private final CampaignId campaign;
    private final RequestFilter filter;
    private int from;
    private int toSkip;
    private int left;

    /**
     * The places that requests are read from.
     *
     * @param describer what a request is to WAHA
     */
    public record Source(SessionQueries sessions, WahaRequests describer, Deliveries deliveries) {}

    /**
     * Pages of the requests that pass {@code filter}.
     *
     * @param offset how many to skip of those
     */
    RequestPages(Source source, CampaignId campaign, RequestFilter filter, int offset, int limit) {
        this.sessions = source.sessions();
        this.describer = source.describer();
        this.deliveries = limit <= MOST_WITH_DELIVERIES ? source.deliveries() : null;
        this.campaign = campaign;
        this.filter = filter;
        this.from = filter.isAll() ? offset : 0;
        this.toSkip = filter.isAll() ? 0 : offset;
        this.left = limit;
    }

    @Override
    public Future<Boolean> next(JsonWriter json) {
        int wanted = (int) Math.min(PAGE, (long) toSkip + left);
        return sessions.requests(campaign, filter, from, wanted).compose(page -> {
            List<RequestView> shown = shown(page);
            return known(shown).map(known -> {
                shown.forEach(view ->
                        json.json(item(view, known.get(view.request().index())).toBuffer()));
                return from >= 0 && left > 0;
            });
        });
    }

    private List<RequestView> shown(RequestPage page) {
        int size = page.requests().size();
        int skipped = Math.min(toSkip, size);
        int count = Math.min(size - skipped, left);
        toSkip -= skipped;
        left -= count;
        from = page.next();
        return page.requests().subList(skipped, skipped + count);
    }

    /**
     * Deliveries by request, none if the store cannot be read: where the requests stand is in memory, and can be shown
     * without them.
     */
    private Future<Map<Integer, Delivery>> known(List<RequestView> shown) {
        if (deliveries == null) {
            return Future.succeededFuture(Map.of());
        }
        List<Integer> requests =
                shown.stream().map(view -> view.request().index()).toList();
        return deliveries.of(campaign, requests).otherwise(failure -> {
            log.debug("deliveries of {} cannot be read: {}", campaign, failure.getMessage());
            return Map.of();
        });
    }

    private JsonObject item(RequestView view, @Nullable Delivery delivery) {
        SendDetail detail = view.detail();
        WahaRequest request = describer.describe(view.request());
        JsonObject item = new JsonObject()
                .put("method", request.method())
                .put("url", request.url())
                .put("headers", request.headers())
                .put("data", request.data())
                .put("index", view.request().index())
                .put("status", view.state().wireName());
        if (detail != null) {
            item.put("attempts", detail.attempts());
            putKnown(item, "messageId", detail.messageId());
            putKnown(item, "error", detail.reason());
        }
        if (delivery != null) {
            putDelivery(item, delivery);
        }
        return item;
    }

    /** The memory has what happened last; the store has more, and for longer. */
    private static void putDelivery(JsonObject item, Delivery delivery) {
        if (!item.containsKey("attempts")) {
            item.put("attempts", delivery.attempts());
            putKnown(item, "messageId", delivery.messageId());
            putKnown(item, "error", delivery.reason());
        }
        item.put("deliveryStatus", delivery.delivery().wireName());
        putKnown(item, "deliveryError", delivery.ackError());
        putTime(item, "sentAt", delivery.sentAt());
        putTime(item, "deliveredAt", delivery.deliveredAt());
        putTime(item, "readAt", delivery.readAt());
        putTime(item, "failedAt", delivery.failedAt());
        putTime(item, "updatedAt", delivery.updatedAt());
    }

    private static void putKnown(JsonObject item, String name, @Nullable String value) {
        if (value != null) {
            item.put(name, value);
        }
    }

    private static void putTime(JsonObject item, String name, @Nullable Long millis) {
        putKnown(item, name, millis == null ? null : IsoTime.text(millis));
    }
}
