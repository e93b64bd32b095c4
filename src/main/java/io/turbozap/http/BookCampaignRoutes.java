package io.turbozap.http;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionReply;
import io.turbozap.session.Sessions;
import io.turbozap.store.history.Deliveries;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Campaigns for the address book: a text at a time to whoever is in it then. Answers are not wrapped. */
final class BookCampaignRoutes {

    private static final String PATH = "/campaigns";
    private static final String ONE = PATH + "/{campaignId}";
    private static final int MAX_PAGE = 10_000;
    private static final CampaignFilter OURS = new CampaignFilter(CampaignSource.ADDRESS_BOOK, /* unsent= */ false);

    private final Sessions sessions;
    private final BookCampaigns campaigns;
    private final Deliveries deliveries;
    private final SmallBody body;
    private final SchemaCheck nothing = new SchemaCheck("nothing", FaceSchemas.nothing());

    BookCampaignRoutes(FrontDoor door, SmallBody body) {
        this.sessions = door.sessions;
        this.campaigns = new BookCampaigns(door);
        this.deliveries = door.registers.deliveries();
        this.body = body;
    }

    void addTo(RouteTable routes) {
        routes.get(PATH, this::list, "after", "limit")
                .post(PATH, body.then(this::create))
                .get(ONE, this::show)
                .patch(ONE, body.then(this::change))
                .delete(ONE, body.brief(this::delete))
                .get(ONE + "/analytics", this::analytics);
    }

    private void list(RoutingContext ctx) {
        KeysetPages.Source<CampaignId, CampaignView> source = (last, most) -> sessions.campaigns(OURS, last, most);
        StreamedArray.sendBare(ctx, KeysetPages.ofCampaigns(source, BookCampaignView::write, new Query(ctx), MAX_PAGE));
    }

    private void create(RoutingContext ctx) {
        campaigns
                .create(SmallBody.object(ctx))
                .compose(draft -> {
                    CampaignView expected = draft.asView();
                    Answers.expect(
                            ctx,
                            201,
                            location(expected),
                            json -> BookCampaignView.write(expected, draft.findings(), json));
                    return sessions.create(draft.campaign(), draft.scheduledAt())
                            .map(reply -> created(ctx, reply, draft.findings()));
                })
                .onFailure(ctx::fail);
    }

    /** Shows the campaign as it was created, also if its time had passed and it has started since. */
    private static Void created(RoutingContext ctx, SessionReply reply, Findings findings) {
        CampaignView view = BookCampaignView.asCreated(view(reply));
        ctx.response().putHeader(HttpHeaders.LOCATION, location(view));
        return answer(ctx, 201, view, findings);
    }

    private static String location(CampaignView view) {
        return PATH + "/" + view.campaign().id();
    }

    private void show(RoutingContext ctx) {
        found(ctx).map(view -> answer(ctx, 200, view, Findings.NONE)).onFailure(ctx::fail);
    }

    private void analytics(RoutingContext ctx) {
        found(ctx)
                .compose(view -> deliveries
                        .summary(view.campaign().id())
                        .map(summary -> Answers.bare(ctx, 200, json -> Analytics.write(view, summary, json))))
                .onFailure(ctx::fail);
    }

    private void change(RoutingContext ctx) {
        JsonObject form = SmallBody.object(ctx);
        found(ctx).compose(view -> change(ctx, form, view)).onFailure(ctx::fail);
    }

    private Future<Void> change(RoutingContext ctx, JsonObject form, CampaignView view) {
        return sessions.fetch(view.campaign().id())
                .map(Replies::requireFound)
                .compose(before -> campaigns
                        .change(form, before, view.scheduledAt())
                        .map(draft -> requireUnstarted(draft, before)))
                .compose(draft -> sessions.update(draft.campaign(), draft.scheduledAt())
                        .map(reply -> answer(ctx, 200, view(reply), draft.findings())));
    }

    private static Draft requireUnstarted(Draft draft, Campaign before) {
        if (before.audience() == null) {
            throw Refusal.hasStarted();
        }
        return draft;
    }

    private void delete(RoutingContext ctx) {
        nothing.require(ctx);
        found(ctx)
                .compose(view -> {
                    if (view.startedAt() != null) {
                        throw Refusal.hasStarted();
                    }
                    return sessions.delete(view.campaign().id());
                })
                .map(reply -> {
                    Replies.requireDone(reply);
                    return Answers.empty(ctx);
                })
                .onFailure(ctx::fail);
    }

    private Future<CampaignView> found(RoutingContext ctx) {
        return CampaignPath.view(ctx, sessions, CampaignSource.ADDRESS_BOOK);
    }

    private static CampaignView view(SessionReply reply) {
        return Objects.requireNonNull(Replies.requireDone(reply).campaign(), "about a campaign");
    }

    private static Void answer(RoutingContext ctx, int status, CampaignView view, Findings findings) {
        return Answers.bare(ctx, status, json -> BookCampaignView.write(view, findings, json));
    }
}
