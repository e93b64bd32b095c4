package io.turbozap.http.campaign;

import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.identity.access.Permission;
import io.turbozap.session.SessionQueries;
import io.turbozap.store.history.Timeline;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Route of what became of a campaign, step by step. */
public final class TimelineRoutes {

    private final SessionQueries sessions;
    private final Timeline timeline;

    public TimelineRoutes(SessionQueries sessions, Timeline timeline) {
        this.sessions = sessions;
        this.timeline = timeline;
    }

    public void addTo(RouteTable routes) {
        routes.under(Permission.CAMPAIGN_READ).get("/api/campaigns/{campaignId}/timeline", this::show);
    }

    private Future<Void> show(RoutingContext ctx) {
        return CampaignPath.view(ctx, sessions)
                .compose(view -> timeline.of(view.campaign().id()))
                .compose(entries -> show(ctx, entries));
    }

    private static Future<Void> show(RoutingContext ctx, List<Timeline.Entry> entries) {
        return Responses.ok(ctx, 200, json -> {
            json.name("data").array();
            for (Timeline.Entry entry : entries) {
                json.object()
                        .time("at", entry.at())
                        .member("event", entry.event())
                        .member("by", entry.by());
                if (entry.detail() != null) {
                    json.name("detail").json(Buffer.buffer(entry.detail().encode()));
                }
                json.endObject();
            }
            json.endArray();
        });
    }
}
