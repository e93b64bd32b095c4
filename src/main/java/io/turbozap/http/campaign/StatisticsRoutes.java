package io.turbozap.http.campaign;

import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.identity.access.Permission;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionQueries;
import io.turbozap.store.history.CampaignStatistics;
import io.turbozap.store.history.Deliveries;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Route of how a campaign went, for charts. */
public final class StatisticsRoutes {

    private final SessionQueries sessions;
    private final Deliveries deliveries;
    private final ZoneId zone;

    public StatisticsRoutes(SessionQueries sessions, Deliveries deliveries, ZoneId zone) {
        this.sessions = sessions;
        this.deliveries = deliveries;
        this.zone = zone;
    }

    public void addTo(RouteTable routes) {
        routes.under(Permission.CAMPAIGN_READ).get("/api/campaigns/{campaignId}/statistics", this::show);
    }

    private Future<Void> show(RoutingContext ctx) {
        return CampaignPath.view(ctx, sessions).compose(view -> deliveries
                .statistics(view.campaign().id(), zone)
                .compose(statistics -> show(ctx, view, statistics)));
    }

    private static Future<Void> show(RoutingContext ctx, CampaignView view, @Nullable CampaignStatistics statistics) {
        if (statistics == null) {
            throw ApiException.campaignNotFound();
        }
        return Responses.ok(ctx, 200, json -> write(view, statistics, json.name("data")));
    }

    private static void write(CampaignView view, CampaignStatistics statistics, JsonWriter json) {
        json.object()
                .member("bucketMillis", statistics.bucketMillis())
                .name("buckets")
                .array();
        for (CampaignStatistics.Bucket bucket : statistics.buckets()) {
            json.object()
                    .time("at", bucket.at())
                    .member("sent", bucket.sent())
                    .member("delivered", bucket.delivered())
                    .member("read", bucket.read())
                    .member("failed", bucket.failed())
                    .endObject();
        }
        CampaignStatistics.Funnel funnel = statistics.funnel();
        json.endArray()
                .name("funnel")
                .object()
                .member("total", view.campaign().totalRequests())
                .member("sent", funnel.sent())
                .member("server", funnel.server())
                .member("delivered", funnel.delivered())
                .member("read", funnel.read())
                .member("played", funnel.played())
                .member("failed", funnel.failed())
                .member("skipped", funnel.skipped())
                .member("uncertain", funnel.uncertain())
                .endObject()
                .name("reasons")
                .array();
        for (CampaignStatistics.Reason reason : statistics.reasons()) {
            json.object()
                    .member("status", reason.status())
                    .member("reason", reason.reason())
                    .member("count", reason.count())
                    .endObject();
        }
        json.endArray().endObject();
    }
}
