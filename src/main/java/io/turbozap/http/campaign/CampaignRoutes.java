package io.turbozap.http.campaign;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Channel;
import io.turbozap.campaign.SessionName;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.KeysetPages;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteHandler;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.identity.access.Permission;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Execution;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.SessionCommands;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.SessionView;
import io.turbozap.waha.session.WahaSessions;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Routes of campaigns: created, shown and commanded. */
public final class CampaignRoutes {

    private static final int MAX_PAGE = 10_000;
    private static final String EXECUTED = "Campaign execution started";

    private final SessionCommands commands;
    private final SessionQueries queries;
    private final WahaSessions wahaSessions;
    private final RequestPages.Source requests;
    private final RouteHandler uploads;
    private final SmallBody body;
    private final ChangeWaits changeWaits;

    public CampaignRoutes(
            SessionCommands commands,
            WahaSessions wahaSessions,
            RequestPages.Source requests,
            RouteHandler uploads,
            SmallBody body,
            ChangeWaits changeWaits) {
        this.changeWaits = changeWaits;
        this.commands = commands;
        this.queries = requests.sessions();
        this.wahaSessions = wahaSessions;
        this.requests = requests;
        this.uploads = uploads;
        this.body = body;
    }

    public void addTo(RouteTable routes) {
        routes.under(Permission.CAMPAIGN_READ, Permission.CAMPAIGN_WRITE)
                .get("/api/campaigns", this::list, "after", "limit", "order", "status", "session")
                .post("/api/campaigns/create", uploads, Country.MEMBER)
                .get("/api/campaigns/{campaignId}", this::show, WaitParameter.WAIT, WaitParameter.TIMEOUT)
                .get("/api/campaigns/{campaignId}/requests", this::requests, "status", "contact", "offset", "limit")
                .post("/api/campaigns/{campaignId}/execute", body.brief(this::execute))
                .post("/api/campaigns/{campaignId}/stop", command(commands::stop, "Campaign stopped"))
                .post("/api/campaigns/{campaignId}/pause", command(commands::pause, "Campaign paused"))
                .post("/api/campaigns/{campaignId}/resume", command(commands::resume, "Campaign resumed"));
    }

    private Future<Void> list(RoutingContext ctx) {
        Query query = new Query(ctx);
        CampaignFilter filter = new CampaignFilter(
                /* source= */ null,
                /* unsent= */ false,
                query.campaignStatuses("status"),
                query.session("session"),
                query.has("order", "newest"));
        KeysetPages.Source<CampaignId, CampaignView> source = (last, most) -> queries.campaigns(filter, last, most);
        var pages = KeysetPages.ofCampaigns(source, CampaignJson::write, query, MAX_PAGE);
        return queries.campaignCount().compose(total -> list(ctx, total, pages));
    }

    private static Future<Void> list(RoutingContext ctx, long total, StreamedArray.Pages pages) {
        JsonWriter json = new JsonWriter()
                .object()
                .member("success", true)
                .member("totalCampaigns", total)
                .name("data")
                .array();
        return StreamedArray.send(ctx, json, pages);
    }

    private Future<Void> show(RoutingContext ctx) {
        WaitParameter wish = WaitParameter.read(new Query(ctx));
        Future<Void> shown = wish == null
                ? CampaignPath.view(ctx, queries).compose(view -> show(ctx, view, json -> {}))
                : CampaignPath.view(ctx, queries).compose(view -> show(ctx, view, wish));
        return shown;
    }

    private Future<Void> show(RoutingContext ctx, CampaignView first, WaitParameter wish) {
        CampaignId id = first.campaign().id();
        return changeWaits
                .until(ctx, id, () -> isOver(wish, queries.campaign(id)), wish.millis())
                .compose(over -> ctx.response().closed()
                        ? Future.succeededFuture()
                        : CampaignPath.view(ctx, queries)
                                .compose(view -> show(
                                        ctx,
                                        view,
                                        json -> wish.write(wish.goal().isReached(view), !over, json))));
    }

    /** Whether it is there, has left the memory, or will not get there by itself any more. */
    private static boolean isOver(WaitParameter wish, @Nullable CampaignView view) {
        return view == null
                || wish.goal().isReached(view)
                || view.status() == CampaignStatus.STOPPED
                || view.status() == CampaignStatus.MISSED;
    }

    /**
     * Answers with the campaign, and beside it with what keeps the events of its session from arriving, for as long as
     * it may send, and with what is doubtful about its files.
     */
    private Future<Void> show(RoutingContext ctx, CampaignView view, Consumer<JsonWriter> more) {
        SessionName session = view.campaign().session();
        return Responses.ok(ctx, 200, json -> {
            more.accept(json);
            CampaignJson.write(view, json.name("data"));
            boolean maySend = view.status() != CampaignStatus.COMPLETED && session.channel() == Channel.WHATSAPP;
            SessionWarnings.write(maySend ? wahaSessions.view(session) : null, view.warnings(), json);
        });
    }

    private Future<Void> requests(RoutingContext ctx) {
        Query query = new Query(ctx);
        RequestFilter filter = new RequestFilter(query.state("status"), query.digits("contact"));
        int offset = query.number("offset", 0, Integer.MAX_VALUE, 0);
        int limit = query.number("limit", 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
        RequestPages pages = new RequestPages(requests, CampaignPath.id(ctx), filter, offset, limit);
        return CampaignPath.view(ctx, queries).compose(view -> requests(ctx, view, pages));
    }

    private static Future<Void> requests(RoutingContext ctx, CampaignView view, RequestPages pages) {
        JsonWriter json = new JsonWriter()
                .object()
                .member("success", true)
                .member("totalRequests", view.campaign().totalRequests())
                .name("data")
                .array();
        return StreamedArray.send(ctx, json, pages);
    }

    private Future<Void> execute(RoutingContext ctx) {
        CampaignId id = CampaignPath.id(ctx);
        expectStarted(ctx, id, queries, EXECUTED);
        return commands.execute(id).compose(execution -> started(ctx, id, execution, EXECUTED));
    }

    /** What {@link #started} will answer, but for the worker, who is shown as he is before. */
    static void expectStarted(RoutingContext ctx, CampaignId id, SessionQueries queries, String message) {
        CampaignView campaign = queries.campaign(id);
        SessionView worker =
                campaign == null ? null : queries.session(campaign.campaign().session());
        Responses.expectOk(ctx, 202, null, json -> {
            json.member("campaignId", id.value()).member("message", message);
            if (worker != null) {
                CampaignJson.write(worker, json.name("worker"));
            }
        });
    }

    static Future<Void> started(RoutingContext ctx, CampaignId id, Execution execution, String message) {
        return Responses.ok(
                ctx,
                202,
                json -> CampaignJson.write(
                        execution.session(),
                        json.member("campaignId", id.value())
                                .member("message", message)
                                .name("worker")));
    }

    private RouteHandler command(Function<CampaignId, Future<CampaignView>> command, String message) {
        return body.brief(ctx -> {
            CampaignId id = CampaignPath.id(ctx);
            Responses.expectOk(ctx, 200, null, json -> json.member("campaignId", id.value())
                    .member("message", message));
            return command.apply(id).compose(done -> done(ctx, id, message));
        });
    }

    static Future<Void> done(RoutingContext ctx, CampaignId id, String message) {
        return Responses.ok(
                ctx, 200, json -> json.member("campaignId", id.value()).member("message", message));
    }
}
