package io.turbozap.http.contact;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.http.campaign.CampaignPath;
import io.turbozap.http.campaign.NewCampaign;
import io.turbozap.http.message.TextFindings;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.KeysetPages;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.identity.access.Permission;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionCommands;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.Sessions;
import io.turbozap.store.history.Deliveries;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Routes of campaigns for the address book: a text at a time, to the contacts that are in it then. Answers are not
 * wrapped.
 */
public final class BookCampaignRoutes {

    private static final String PATH = "/campaigns";
    private static final String ONE = PATH + "/{campaignId}";
    private static final int MAX_PAGE = 10_000;
    private static final CampaignFilter OURS = new CampaignFilter(CampaignSource.ADDRESS_BOOK, /* unsent= */ false);

    private final SessionCommands commands;
    private final SessionQueries queries;
    private final BookCampaigns campaigns;
    private final Deliveries deliveries;
    private final SmallBody body;
    private final SchemaCheck nothing = SchemaCheck.nothing();

    public BookCampaignRoutes(Sessions sessions, BookCampaigns campaigns, Deliveries deliveries, SmallBody body) {
        this.commands = sessions.commands();
        this.queries = sessions.queries();
        this.campaigns = campaigns;
        this.deliveries = deliveries;
        this.body = body;
    }

    public void addTo(RouteTable routes) {
        routes.under(Permission.CAMPAIGN_READ, Permission.CAMPAIGN_WRITE)
                .get(PATH, this::list, "after", "limit")
                .post(PATH, body.then(this::create))
                .get(ONE, this::show)
                .patch(ONE, body.then(this::change))
                .delete(ONE, body.brief(this::delete))
                .get(ONE + "/analytics", this::analytics);
    }

    private Future<Void> list(RoutingContext ctx) {
        KeysetPages.Source<CampaignId, CampaignView> source = (last, most) -> queries.campaigns(OURS, last, most);
        return StreamedArray.sendBare(
                ctx, KeysetPages.ofCampaigns(source, BookCampaignView::write, new Query(ctx), MAX_PAGE));
    }

    private Future<Void> create(RoutingContext ctx) {
        return campaigns.create(Caller.of(ctx).org(), SmallBody.object(ctx)).compose(newCampaign -> {
            CampaignView expected = newCampaign.asView();
            Responses.expect(
                    ctx,
                    201,
                    location(expected),
                    json -> BookCampaignView.write(expected, newCampaign.textFindings(), json));
            return commands.create(newCampaign.campaign(), newCampaign.scheduledAt())
                    .compose(created -> created(ctx, created, newCampaign.textFindings()));
        });
    }

    /** Shows the campaign as it was created, also if its time had passed and it has started since. */
    private static Future<Void> created(RoutingContext ctx, CampaignView created, TextFindings textFindings) {
        CampaignView view = BookCampaignView.asCreated(created);
        ctx.response().putHeader(HttpHeaders.LOCATION, location(view));
        return answer(ctx, 201, view, textFindings);
    }

    private static String location(CampaignView view) {
        return PATH + "/" + view.campaign().id();
    }

    private Future<Void> show(RoutingContext ctx) {
        return found(ctx).compose(view -> answer(ctx, 200, view, TextFindings.NONE));
    }

    private Future<Void> analytics(RoutingContext ctx) {
        return found(ctx).compose(view -> deliveries
                .summary(view.campaign().id())
                .compose(summary -> Responses.bare(ctx, 200, json -> Analytics.write(view, summary, json))));
    }

    private Future<Void> change(RoutingContext ctx) {
        JsonObject form = SmallBody.object(ctx);
        return found(ctx).compose(view -> change(ctx, form, view));
    }

    private Future<Void> change(RoutingContext ctx, JsonObject form, CampaignView view) {
        return queries.fetch(view.campaign().id())
                .compose(before -> campaigns
                        .change(Caller.of(ctx).org(), form, before, view.scheduledAt())
                        .map(newCampaign -> requireUnstarted(newCampaign, before)))
                .compose(newCampaign -> commands.update(newCampaign.campaign(), newCampaign.scheduledAt())
                        .compose(changed -> answer(ctx, 200, changed, newCampaign.textFindings())));
    }

    private static NewCampaign requireUnstarted(NewCampaign newCampaign, Campaign before) {
        if (before.audience() == null) {
            throw ApiException.hasStarted();
        }
        return newCampaign;
    }

    private Future<Void> delete(RoutingContext ctx) {
        nothing.require(ctx);
        return found(ctx)
                .compose(view -> {
                    if (view.startedAt() != null) {
                        throw ApiException.hasStarted();
                    }
                    return commands.delete(view.campaign().id());
                })
                .compose(deleted -> Responses.empty(ctx));
    }

    private Future<CampaignView> found(RoutingContext ctx) {
        return CampaignPath.view(ctx, queries, CampaignSource.ADDRESS_BOOK);
    }

    private static Future<Void> answer(RoutingContext ctx, int status, CampaignView view, TextFindings textFindings) {
        return Responses.bare(ctx, status, json -> BookCampaignView.write(view, textFindings, json));
    }
}
