package io.turbozap.http.campaign;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.Lane;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.TimeField;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.http.web.ZodMessages;
import io.turbozap.identity.access.Permission;
import io.turbozap.session.RetryScope;
import io.turbozap.session.SessionCommands;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.Sessions;
import io.turbozap.session.UncertainAction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Routes of what can become of campaigns beside being executed: sent again, settled, copied, scheduled, foreseen,
 * deleted.
 */
public final class LifecycleRoutes {

    private static final String SCOPE = "scope";
    private static final String REQUESTS = "requests";
    private static final String SCHEDULED_AT = "scheduledAt";
    private static final String INTEGER = "integer";

    private final SessionCommands commands;
    private final SessionQueries queries;
    private final Clock clock;
    private final RandomGenerator random;
    private final SmallBody body;
    private final SchemaCheck nothing = SchemaCheck.nothing();
    private final SchemaCheck retry =
            Contract.packaged().body("POST /api/campaigns/{campaignId}/retry").check();
    private final SchemaCheck schedule =
            Contract.packaged().body("PUT /api/campaigns/{campaignId}/schedule").check();
    private final SchemaCheck forecast = Contract.packaged()
            .body("POST /api/campaigns/{campaignId}/forecast")
            .check();
    private final SchemaCheck settle = Contract.packaged()
            .body("POST /api/campaigns/{campaignId}/uncertain")
            .check();

    public LifecycleRoutes(Sessions sessions, Clock clock, RandomGenerator random, SmallBody body) {
        this.commands = sessions.commands();
        this.queries = sessions.queries();
        this.clock = clock;
        this.random = random;
        this.body = body;
    }

    public void addTo(RouteTable routes) {
        routes.under(Permission.CAMPAIGN_READ, Permission.CAMPAIGN_WRITE)
                .delete("/api/campaigns/{campaignId}", body.brief(this::delete))
                .post("/api/campaigns/{campaignId}/retry", body.then(this::retry))
                .post("/api/campaigns/{campaignId}/uncertain", body.then(this::settle))
                .post("/api/campaigns/{campaignId}/clone", body.then(this::copy))
                .put("/api/campaigns/{campaignId}/schedule", body.brief(this::schedule))
                .post("/api/campaigns/{campaignId}/forecast", body.then(this::forecast));
    }

    private Future<Void> delete(RoutingContext ctx) {
        nothing.require(ctx);
        CampaignId id = CampaignPath.id(ctx);
        return commands.delete(id).compose(deleted -> CampaignRoutes.done(ctx, id, "Campaign deleted"));
    }

    private Future<Void> retry(RoutingContext ctx) {
        JsonObject form = SmallBody.object(ctx);
        Violations violations = new Violations();
        retry.check(form, "", violations);
        List<Integer> requests = requests(form, violations);
        if (form.containsKey(SCOPE) && form.containsKey(REQUESTS)) {
            violations.add(REQUESTS, "Expected only one of scope and requests");
        }
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        CampaignId id = CampaignPath.id(ctx);
        CampaignRoutes.expectStarted(ctx, id, queries, "Campaign retry started");
        RetryScope scope = RetryScope.parse(form.getString(SCOPE, RetryScope.FAILED.wireName()));
        return (requests == null
                        ? commands.retry(id, scope == null ? RetryScope.FAILED : scope)
                        : commands.retry(id, requests))
                .compose(execution -> CampaignRoutes.started(ctx, id, execution, "Campaign retry started"));
    }

    private Future<Void> settle(RoutingContext ctx) {
        JsonObject form = SmallBody.object(ctx);
        Violations violations = new Violations();
        settle.check(form, "", violations);
        List<Integer> requests = requests(form, violations);
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        CampaignId id = CampaignPath.id(ctx);
        boolean again = form.getString("action").equals(UncertainAction.RESEND.wireName());
        String message = again ? "Uncertain requests are sent again" : "Uncertain requests are accepted as sent";
        Responses.expectOk(
                ctx, 200, null, json -> json.member("campaignId", id.value()).member("message", message));
        return commands.settle(id, again ? UncertainAction.RESEND : UncertainAction.ACCEPT, requests)
                .compose(settled -> CampaignRoutes.done(ctx, id, message));
    }

    private static @Nullable List<Integer> requests(JsonObject form, Violations violations) {
        if (!(form.getValue(REQUESTS) instanceof JsonArray array) || violations.concern(REQUESTS)) {
            return null;
        }
        List<Integer> requests = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String path = REQUESTS + "." + i;
            Object value = array.getValue(i);
            if (!(value instanceof Integer index)) {
                violations.add(Violation.wrongType(path, INTEGER, ZodMessages.typeName(value)));
            } else if (index < 0) {
                violations.add(path, "Number must be greater than or equal to 0");
            } else {
                requests.add(index);
            }
        }
        return requests.stream().distinct().toList();
    }

    private Future<Void> copy(RoutingContext ctx) {
        nothing.require(ctx);
        return queries.fetch(CampaignPath.id(ctx))
                .map(this::copyOf)
                .compose(copy -> CampaignUploads.create(ctx, commands, new NewCampaign(copy, null)));
    }

    private Campaign copyOf(Campaign original) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Campaign(
                CampaignId.generate(now, random),
                CampaignSource.CAMPAIGN,
                original.session(),
                now,
                Lane.CAMPAIGN,
                original.messages(),
                original.recipients(),
                original.duplicatesRemoved(),
                original.audience(),
                original.name());
    }

    /** Schedules a campaign that has not started, to start by itself at a time that has not passed. */
    private Future<Void> schedule(RoutingContext ctx) {
        Long at = time(ctx, /* required= */ true);
        CampaignId id = CampaignPath.id(ctx);
        if (at != null && at < clock.millis()) {
            throw ApiException.invalid(
                    SCHEDULED_AT, "The time has passed: name a later one, or execute the campaign now");
        }
        return queries.fetch(id)
                .compose(campaign -> commands.update(campaign, at))
                .compose(scheduled -> CampaignRoutes.done(ctx, id, "Campaign scheduled"));
    }

    private @Nullable Long time(RoutingContext ctx, boolean required) {
        JsonObject form = SmallBody.object(ctx);
        Violations violations = new Violations();
        (required ? schedule : forecast).check(form, "", violations);
        TimeField.check(form, SCHEDULED_AT, violations);
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        return TimeField.read(form, SCHEDULED_AT);
    }

    private Future<Void> forecast(RoutingContext ctx) {
        Long at = time(ctx, /* required= */ false);
        CampaignId id = CampaignPath.id(ctx);
        return queries.forecast(id, at).compose(forecast -> ForecastView.answer(ctx, id, forecast));
    }
}
