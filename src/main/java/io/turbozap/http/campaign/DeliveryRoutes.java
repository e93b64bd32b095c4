package io.turbozap.http.campaign;

import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.StreamedAnswer;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.identity.access.Permission;
import io.turbozap.store.history.Deliveries;
import io.turbozap.store.history.DeliveryFilter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** Route of what became of a campaign's requests, for people and for spreadsheets. */
public final class DeliveryRoutes {

    private static final int MAX_PAGE = 10_000;

    private static final String CSV = "csv";

    private final Deliveries deliveries;

    public DeliveryRoutes(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public void addTo(RouteTable routes) {
        routes.under(Permission.CAMPAIGN_READ)
                .get(
                        "/api/campaigns/{campaignId}/deliveries",
                        this::list,
                        "status",
                        "deliveryStatus",
                        "contact",
                        "format",
                        "after",
                        "limit");
    }

    private Future<Void> list(RoutingContext ctx) {
        Query query = new Query(ctx);
        DeliveryFilter filter = new DeliveryFilter(
                query.state("status"), query.delivery("deliveryStatus"), null, query.digits("contact"));
        DeliveryPages pages = new DeliveryPages(
                deliveries,
                CampaignPath.id(ctx),
                filter,
                query.key("after"),
                query.number("limit", 1, MAX_PAGE, Integer.MAX_VALUE));
        ctx.response().putHeader(HttpHeaders.VARY, "Accept");
        boolean asFile = query.has("format", CSV);
        if (asFile) {
            ctx.response()
                    .putHeader("Content-Disposition", "attachment; filename=\"" + CampaignPath.id(ctx) + ".csv\"");
        }
        if (asFile || wantsCsv(ctx)) {
            return StreamedAnswer.send(ctx, DeliveryCsv.TYPE, new DeliveryCsv(pages));
        } else {
            JsonWriter json = new JsonWriter()
                    .object()
                    .member("success", true)
                    .name("data")
                    .array();
            return StreamedArray.send(ctx, json, new DeliveryJson(pages));
        }
    }

    private static boolean wantsCsv(RoutingContext ctx) {
        String accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("text/csv");
    }
}
