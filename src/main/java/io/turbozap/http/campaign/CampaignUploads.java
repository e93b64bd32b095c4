package io.turbozap.http.campaign;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.config.Config;
import io.turbozap.http.message.TemplateResolver;
import io.turbozap.http.upload.CampaignReader;
import io.turbozap.http.upload.JsonUpload;
import io.turbozap.http.upload.ParsedCampaign;
import io.turbozap.http.upload.UploadSlots;
import io.turbozap.http.web.BodyHeaders;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteHandler;
import io.turbozap.process.Blocking;
import io.turbozap.session.SessionCommands;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Handler of new campaigns: their bodies may be large, so each is read as it arrives. */
public final class CampaignUploads implements RouteHandler {

    /** Larger campaigns are finished off the event loop. */
    private static final int SMALL = 2_000;

    private final SessionCommands commands;
    private final UploadSlots slots;
    private final long limit;
    private final CampaignReader.Factory readers;
    private final CampaignFactory campaigns;
    private final TemplateResolver named;
    private final Country country;

    public CampaignUploads(
            SessionCommands commands,
            UploadSlots slots,
            Config.Limits limits,
            Country country,
            CampaignFactory campaigns,
            TemplateResolver named) {
        this.commands = commands;
        this.slots = slots;
        this.limit = limits.bodyBytes();
        this.readers = new CampaignReader.Factory(limits);
        this.campaigns = campaigns;
        this.country = country;
        this.named = named;
    }

    @Override
    public Future<Void> handle(RoutingContext ctx) {
        BodyHeaders.check(ctx.request(), limit);
        NumberReader numbers = country.of(new Query(ctx));
        UploadSlots.Slot slot = slots.enterFor(ctx.request());
        return Future.succeededFuture(new JsonUpload(
                        ctx.vertx(), ctx.request(), new CampaignReader(readers, numbers), slot, slots.rules(), limit))
                .compose(JsonUpload::read)
                .compose(form ->
                        named.expand(Caller.of(ctx).org(), form.head()).compose(expanded -> draft(form, ctx.vertx())))
                .compose(newCampaign -> create(ctx, commands, newCampaign))
                .onComplete(done -> slot.leave());
    }

    private Future<NewCampaign> draft(ParsedCampaign form, Vertx vertx) {
        return form.contacts().size() <= SMALL
                ? Future.succeededFuture(campaigns.create(form))
                : Blocking.run(vertx, () -> campaigns.create(form));
    }

    /** Has the sessions take a new campaign, and answers 201. */
    static Future<Void> create(RoutingContext ctx, SessionCommands commands, NewCampaign newCampaign) {
        Campaign campaign = newCampaign.campaign();
        Responses.expectOk(ctx, 201, location(campaign), json -> write(newCampaign, json));
        return (newCampaign.executes()
                        ? commands.start(campaign)
                        : commands.create(campaign, newCampaign.scheduledAt()))
                .compose(created -> {
                    ctx.response().putHeader(HttpHeaders.LOCATION, location(campaign));
                    return Responses.ok(ctx, 201, json -> write(newCampaign, json));
                });
    }

    private static String location(Campaign campaign) {
        return "/api/campaigns/" + campaign.id().value();
    }

    private static void write(NewCampaign newCampaign, JsonWriter json) {
        Campaign campaign = newCampaign.campaign();
        json.member("campaignId", campaign.id().value())
                .member("name", campaign.name())
                .member(
                        "message",
                        "Campaign created successfully with " + campaign.totalRequests() + " requests to execute")
                .member("duplicatesRemoved", campaign.duplicatesRemoved())
                .time("scheduledAt", newCampaign.scheduledAt());
        if (newCampaign.executes()) {
            json.member("status", CampaignStatus.RUNNING.wireName());
        }
        newCampaign.textFindings().write(json);
    }
}
