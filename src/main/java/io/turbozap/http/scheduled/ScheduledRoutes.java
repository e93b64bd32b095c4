package io.turbozap.http.scheduled;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.http.campaign.CampaignPath;
import io.turbozap.http.campaign.NewCampaign;
import io.turbozap.http.message.TemplateResolver;
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

/** Routes of single messages, each sent at its time. Answers are not wrapped. */
public final class ScheduledRoutes {

    private static final String PATH = "/scheduled";
    private static final String ONE = PATH + "/{campaignId}";
    private static final int MAX_PAGE = 10_000;
    private static final CampaignFilter WAITING = new CampaignFilter(CampaignSource.SCHEDULED, /* unsent= */ true);

    private final SessionCommands commands;
    private final SessionQueries queries;
    private final Deliveries deliveries;
    private final ScheduledMessages messages;
    private final TemplateResolver named;
    private final SmallBody body;
    private final SchemaCheck nothing = SchemaCheck.nothing();

    public ScheduledRoutes(
            Sessions sessions,
            Deliveries deliveries,
            ScheduledMessages messages,
            TemplateResolver named,
            SmallBody body) {
        this.commands = sessions.commands();
        this.queries = sessions.queries();
        this.deliveries = deliveries;
        this.messages = messages;
        this.named = named;
        this.body = body;
    }

    public void addTo(RouteTable routes) {
        routes.under(Permission.MESSAGE_SEND)
                .get(PATH, this::list, "after", "limit")
                .post(PATH, body.then(this::create))
                .get(ONE, this::show)
                .put(ONE, body.then(this::change))
                .delete(ONE, body.brief(this::delete))
                .get("/delivered", this::delivered, "after", "limit");
    }

    private Future<Void> list(RoutingContext ctx) {
        KeysetPages.Source<CampaignId, CampaignView> source = (last, most) -> queries.campaigns(WAITING, last, most);
        return StreamedArray.sendBare(
                ctx, KeysetPages.ofCampaigns(source, ScheduledView::write, new Query(ctx), MAX_PAGE));
    }

    private Future<Void> delivered(RoutingContext ctx) {
        Query query = new Query(ctx);
        int limit = query.number("limit", 1, MAX_PAGE, Integer.MAX_VALUE);
        return StreamedArray.sendBare(
                ctx,
                new KeysetPages<Long, Deliveries.Left>(
                        deliveries::left,
                        message -> message.delivery().id(),
                        ScheduledView::write,
                        query.key("after"),
                        limit));
    }

    private Future<Void> create(RoutingContext ctx) {
        JsonObject form = SmallBody.object(ctx);
        return named.expandText(Caller.of(ctx).org(), form)
                .compose(expanded -> {
                    NewCampaign newCampaign = messages.create(form);
                    Responses.expect(
                            ctx,
                            201,
                            PATH + "/" + newCampaign.campaign().id(),
                            json -> ScheduledView.write(newCampaign.asView(), json));
                    return commands.create(newCampaign.campaign(), newCampaign.scheduledAt());
                })
                .compose(view -> {
                    ctx.response()
                            .putHeader(
                                    HttpHeaders.LOCATION,
                                    PATH + "/" + view.campaign().id());
                    return Responses.bare(ctx, 201, json -> ScheduledView.write(view, json));
                });
    }

    private Future<Void> show(RoutingContext ctx) {
        return found(ctx).compose(view -> Responses.bare(ctx, 200, json -> ScheduledView.write(view, json)));
    }

    private Future<Void> change(RoutingContext ctx) {
        JsonObject form = SmallBody.object(ctx);
        return found(ctx)
                .compose(view -> named.expandText(Caller.of(ctx).org(), form).compose(expanded -> change(form, view)))
                .compose(view -> Responses.bare(ctx, 200, json -> ScheduledView.write(view, json)));
    }

    private Future<CampaignView> change(JsonObject form, CampaignView view) {
        requireUnsent(view);
        return queries.fetch(view.campaign().id()).compose(before -> {
            NewCampaign newCampaign = messages.change(form, before, view.scheduledAt());
            return commands.update(newCampaign.campaign(), newCampaign.scheduledAt());
        });
    }

    private Future<Void> delete(RoutingContext ctx) {
        nothing.require(ctx);
        return found(ctx).compose(view -> delete(view).compose(deleted -> {
            ScheduledMessageEvents.deleted(ctx.vertx(), view);
            return Responses.empty(ctx);
        }));
    }

    /** What waits in the queue leaves it first; what is with WAHA then is a conflict. */
    private Future<Void> delete(CampaignView view) {
        requireUnsent(view);
        CampaignId id = view.campaign().id();
        return switch (view.status()) {
            case RUNNING, PAUSED ->
                commands.stop(id).compose(stopped -> {
                    requireUnsent(stopped);
                    return commands.delete(id);
                });
            default -> commands.delete(id);
        };
    }

    private static void requireUnsent(CampaignView view) {
        if (view.sendCounts().completed() > 0) {
            throw new ApiException(409, "Message has already been sent");
        }
    }

    private Future<CampaignView> found(RoutingContext ctx) {
        return CampaignPath.view(ctx, queries, CampaignSource.SCHEDULED);
    }
}
