package io.turbozap.http.message;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.template.KnownFields;
import io.turbozap.campaign.template.Texts;
import io.turbozap.config.Config;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.ListName;
import io.turbozap.http.web.PathParameter;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.http.web.Violations;
import io.turbozap.identity.access.Permission;
import io.turbozap.store.history.TemplateRepository;
import io.turbozap.store.history.TemplateRepository.MessageSet;
import io.turbozap.store.quota.Quota;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Routes of templates: named messages that campaigns, blasts and scheduled messages may use. */
public final class TemplateRoutes {

    private static final String PATH = "/api/templates";
    private static final String ONE = PATH + "/{template}";
    private static final String NAME = "name";
    private static final int MAX_PAGE = 10_000;

    private final TemplateRepository sets;
    private final Quota quota;
    private final Clock clock;
    private final SmallBody body;
    private final CampaignValidator whole;
    private final CampaignValidator content;
    private final SchemaCheck nothing = SchemaCheck.nothing();

    public TemplateRoutes(TemplateServices services, Config config, Clock clock, SmallBody body) {
        Contract contract = Contract.within(config.limits());
        this.sets = services.templates();
        this.quota = services.quota();
        this.clock = clock;
        this.body = body;
        this.whole = new CampaignValidator(contract.body("POST /api/templates"), config);
        this.content = new CampaignValidator(contract.body("PUT /api/templates/{template}"), config);
    }

    public void addTo(RouteTable routes) {
        routes.divided(Permission.CAMPAIGN_READ, Permission.CAMPAIGN_WRITE)
                .get(PATH, this::list, "after", "limit")
                .post(PATH, body.then(this::create))
                .get(ONE, this::show)
                .put(ONE, body.then(this::put))
                .delete(ONE, body.brief(this::delete));
    }

    private Future<Void> list(RoutingContext ctx) {
        Query query = new Query(ctx);
        int limit = query.number("limit", 1, MAX_PAGE, Integer.MAX_VALUE);
        JsonWriter json =
                new JsonWriter().object().member("success", true).name("data").array();
        return StreamedArray.send(
                ctx, json, new TemplatePages(sets, Caller.of(ctx).org(), query.text("after"), limit));
    }

    private Future<Void> create(RoutingContext ctx) {
        JsonObject form = require(ctx, whole);
        MessageSet set = set(form.getString(NAME), form);
        Responses.expectOk(ctx, 201, location(set), json -> TemplatePages.write(set, json.name("data")));
        return quota.take(Caller.of(ctx).org())
                .compose(room -> sets.add(Caller.of(ctx).org(), set))
                .compose(added -> {
                    if (!added) {
                        throw new ApiException(409, "A template with this name already exists");
                    }
                    return answer(ctx, 201, set);
                });
    }

    private Future<Void> put(RoutingContext ctx) {
        String name = name(ctx);
        if (!ListName.isValid(name)) {
            throw ApiException.invalid("template", "Invalid name of a template");
        }
        MessageSet set = set(name, require(ctx, content));
        Org org = Caller.of(ctx).org();
        return sets.find(org, name)
                .compose(before ->
                        room(org, before).compose(room -> sets.put(org, set)).compose(done -> put(ctx, before, set)));
    }

    private Future<Void> room(Org org, @Nullable MessageSet before) {
        return before == null ? quota.take(org) : Future.succeededFuture();
    }

    private static Future<Void> put(RoutingContext ctx, @Nullable MessageSet before, MessageSet set) {
        return before == null
                ? answer(ctx, 201, set)
                : answer(ctx, 200, new MessageSet(set.name(), set.messages(), before.createdAt(), set.updatedAt()));
    }

    private static JsonObject require(RoutingContext ctx, CampaignValidator check) {
        JsonObject form = SmallBody.object(ctx);
        Violations violations = new Violations();
        check.check(form, violations);
        if (violations.isEmpty()) {
            readTexts(form, violations);
        }
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        return form;
    }

    /** Checks the texts, and marks the braces of each message as literal if all of the body are. */
    private static void readTexts(JsonObject form, Violations violations) {
        JsonArray messages = form.getJsonArray(TemplateResolver.MESSAGES);
        if (form.getBoolean(TextOptions.LITERAL_BRACES, false)) {
            messages.forEach(message -> ((JsonObject) message).put(TextOptions.LITERAL_BRACES, true));
        }
        MessageReader.of(messages, new Texts(KnownFields.ANY, /* literalBraces= */ false, null, violations::add));
    }

    private MessageSet set(String name, JsonObject form) {
        long now = clock.millis();
        return new MessageSet(name, form.getJsonArray(TemplateResolver.MESSAGES), now, now);
    }

    private Future<Void> show(RoutingContext ctx) {
        return sets.find(Caller.of(ctx).org(), name(ctx)).compose(set -> {
            if (set == null) {
                throw ApiException.templateNotFound();
            }
            return answer(ctx, 200, set);
        });
    }

    private Future<Void> delete(RoutingContext ctx) {
        nothing.require(ctx);
        return sets.delete(Caller.of(ctx).org(), name(ctx)).compose(deleted -> {
            if (!deleted) {
                throw ApiException.templateNotFound();
            }
            return Responses.empty(ctx);
        });
    }

    private static String name(RoutingContext ctx) {
        return PathParameter.of(ctx, "template");
    }

    private static String location(MessageSet set) {
        return PATH + "/"
                + URLEncoder.encode(set.name(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Future<Void> answer(RoutingContext ctx, int status, MessageSet set) {
        if (status == 201) {
            ctx.response().putHeader(HttpHeaders.LOCATION, location(set));
        }
        return Responses.ok(ctx, status, json -> TemplatePages.write(set, json.name("data")));
    }
}
