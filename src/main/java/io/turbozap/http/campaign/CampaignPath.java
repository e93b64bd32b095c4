package io.turbozap.http.campaign;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.PathParameter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionQueries;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** The campaign that a request's path names. */
public final class CampaignPath {

    /** The name of the parameter. */
    static final String PARAMETER = "campaignId";

    private CampaignPath() {}

    /**
     * The id in the path.
     *
     * @throws ApiException with 404 if no campaign can have such an id
     */
    static CampaignId id(RoutingContext ctx) {
        return id(ctx, CampaignSource.CAMPAIGN);
    }

    private static CampaignId id(RoutingContext ctx, CampaignSource source) {
        CampaignId id = CampaignId.parse(PathParameter.of(ctx, PARAMETER));
        if (id == null) {
            throw notFound(source);
        }
        return id;
    }

    private static ApiException notFound(CampaignSource source) {
        return source == CampaignSource.SCHEDULED
                ? new ApiException(404, "Message not found")
                : ApiException.campaignNotFound();
    }

    /** What the campaign shows of itself; fails with 404 if there is none. */
    static Future<CampaignView> view(RoutingContext ctx, SessionQueries sessions) {
        return sessions.find(id(ctx)).map(view -> {
            if (view == null) {
                throw ApiException.campaignNotFound();
            }
            return view;
        });
    }

    /** As {@link #view(RoutingContext, SessionQueries)}, for campaigns of one source alone. */
    public static Future<CampaignView> view(RoutingContext ctx, SessionQueries sessions, CampaignSource source) {
        return sessions.find(id(ctx, source)).map(view -> {
            if (view == null || view.campaign().source() != source) {
                throw notFound(source);
            }
            return view;
        });
    }
}
