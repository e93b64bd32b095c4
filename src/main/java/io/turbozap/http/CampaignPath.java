package io.turbozap.http;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Sessions;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** The campaign that a request's path names. */
final class CampaignPath {

    /** The name of the parameter. */
    static final String PARAMETER = "campaignId";

    private CampaignPath() {}

    /** @throws Refusal with 404 if no campaign can have such an id */
    static CampaignId id(RoutingContext ctx) {
        return id(ctx, CampaignSource.CAMPAIGN);
    }

    private static CampaignId id(RoutingContext ctx, CampaignSource source) {
        CampaignId id = CampaignId.parse(ctx.pathParam(PARAMETER));
        if (id == null) {
            throw notFound(source);
        }
        return id;
    }

    private static Refusal notFound(CampaignSource source) {
        return source == CampaignSource.SCHEDULED ? new Refusal(404, "Message not found") : Refusal.campaignNotFound();
    }

    /** What the campaign shows of itself; fails with 404 if there is none. */
    static Future<CampaignView> view(RoutingContext ctx, Sessions sessions) {
        return sessions.find(id(ctx)).map(view -> {
            if (view == null) {
                throw Refusal.campaignNotFound();
            }
            return view;
        });
    }

    /** As {@link #view(RoutingContext, Sessions)}, for campaigns of one source alone. */
    static Future<CampaignView> view(RoutingContext ctx, Sessions sessions, CampaignSource source) {
        return sessions.find(id(ctx, source)).map(view -> {
            if (view == null || view.campaign().source() != source) {
                throw notFound(source);
            }
            return view;
        });
    }
}
