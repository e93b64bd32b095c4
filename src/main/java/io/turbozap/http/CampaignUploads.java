package io.turbozap.http;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.process.Blocking;
import io.turbozap.session.Sessions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Takes new campaigns in: their bodies may be large, so each is read as it arrives. */
final class CampaignUploads implements Handler<RoutingContext> {

    /** Larger campaigns are finished off the event loop. */
    private static final int SMALL = 2_000;

    private final Sessions sessions;
    private final UploadSlots slots;
    private final long limit;
    private final CampaignReader.Factory readers;
    private final CampaignFactory campaigns;
    private final NamedMessages named;
    private final Country country;

    CampaignUploads(FrontDoor door) {
        this.sessions = door.sessions;
        this.slots = door.uploads;
        this.limit = door.config.limits().bodyBytes();
        this.readers = new CampaignReader.Factory(door.config.limits());
        this.campaigns = new CampaignFactory(door.config, door.clock, door.random);
        this.country = door.country;
        this.named = new NamedMessages(door.registers.templateRepository());
    }

    @Override
    public void handle(RoutingContext ctx) {
        BodyHeaders.check(ctx.request(), limit);
        NumberReader numbers = country.of(new Query(ctx));
        UploadSlots.Slot slot = slots.enterFor(ctx.request());
        Future.succeededFuture(new Upload(
                        ctx.vertx(), ctx.request(), new CampaignReader(readers, numbers), slot, slots.rules(), limit))
                .compose(Upload::read)
                .compose(form -> named.expand(form.head()).compose(expanded -> draft(form, ctx.vertx())))
                .compose(draft -> create(ctx, sessions, draft))
                .onComplete(done -> slot.leave())
                .onFailure(ctx::fail);
    }

    private Future<Draft> draft(CampaignForm form, Vertx vertx) {
        return form.contacts().size() <= SMALL
                ? Future.succeededFuture(campaigns.create(form))
                : Blocking.run(vertx, () -> campaigns.create(form));
    }

    /** Has {@code sessions} take a new campaign, and answers 201. */
    static Future<Void> create(RoutingContext ctx, Sessions sessions, Draft draft) {
        Campaign campaign = draft.campaign();
        Answers.expectOk(ctx, 201, location(campaign), json -> write(draft, json));
        return (draft.executes() ? sessions.start(campaign) : sessions.create(campaign, draft.scheduledAt()))
                .map(reply -> {
                    Replies.requireDone(reply);
                    ctx.response().putHeader(HttpHeaders.LOCATION, location(campaign));
                    Answers.ok(ctx, 201, json -> write(draft, json));
                    return null;
                });
    }

    private static String location(Campaign campaign) {
        return "/api/campaigns/" + campaign.id().value();
    }

    private static void write(Draft draft, JsonWriter json) {
        Campaign campaign = draft.campaign();
        json.member("campaignId", campaign.id().value())
                .member("name", campaign.name())
                .member(
                        "message",
                        "Campaign created successfully with " + campaign.totalRequests() + " requests to execute")
                .member("duplicatesRemoved", campaign.duplicatesRemoved())
                .time("scheduledAt", draft.scheduledAt());
        if (draft.executes()) {
            json.member("status", CampaignStatus.RUNNING.wireName());
        }
        draft.findings().write(json);
    }
}
