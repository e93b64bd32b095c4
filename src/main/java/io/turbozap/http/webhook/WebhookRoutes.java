package io.turbozap.http.webhook;

import io.turbozap.campaign.Org;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.KeysetPages;
import io.turbozap.http.web.PathParameter;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.identity.access.Permission;
import io.turbozap.outbound.address.RefusedTargetException;
import io.turbozap.webhooks.EventType;
import io.turbozap.webhooks.Webhook;
import io.turbozap.webhooks.WebhookDelivery;
import io.turbozap.webhooks.Webhooks;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Routes of webhooks, which notify others of events, and of the log of their deliveries. */
public final class WebhookRoutes {

    private static final String PATH = "/api/webhooks";
    private static final String ONE = PATH + "/{webhookId}";
    private static final int MAX_PAGE = 10_000;

    private final Webhooks hooks;
    private final SmallBody body;
    private final SchemaCheck create =
            Contract.packaged().body("POST /api/webhooks").check();
    private final SchemaCheck put =
            Contract.packaged().body("PUT /api/webhooks/{webhookId}").check();
    private final SchemaCheck nothing = SchemaCheck.nothing();

    public WebhookRoutes(Webhooks hooks, SmallBody body) {
        this.hooks = hooks;
        this.body = body;
    }

    public void addTo(RouteTable routes) {
        routes.divided(Permission.WEBHOOK, Permission.WEBHOOK)
                .get(PATH, this::list, "after", "limit")
                .post(PATH, body.then(this::create))
                .get(ONE, this::show)
                .put(ONE, body.then(this::put))
                .delete(ONE, body.brief(this::delete))
                .post(ONE + "/ping", body.brief(this::ping))
                .get(ONE + "/deliveries", this::deliveries, "before", "limit")
                .post(ONE + "/deliveries/{deliveryId}/replay", body.brief(this::replay));
    }

    private Future<Void> list(RoutingContext ctx) {
        Query query = new Query(ctx);
        String after = query.text("after");
        int limit = query.number("limit", 1, MAX_PAGE, Integer.MAX_VALUE);
        Org org = Caller.of(ctx).org();
        KeysetPages<String, Webhook> pages = new KeysetPages<>(
                (last, most) -> hooks.page(org, last, most), Webhook::id, WebhookJson::write, after, limit);
        return StreamedArray.send(ctx, array(), pages);
    }

    private static JsonWriter array() {
        return new JsonWriter().object().member("success", true).name("data").array();
    }

    private Future<Void> create(RoutingContext ctx) {
        JsonObject form = create.require(ctx);
        return hooks.create(Caller.of(ctx).org(), form.getString("url"), events(form))
                .recover(WebhookRoutes::refused)
                .compose(made -> {
                    if (made == null) {
                        throw new ApiException(
                                409,
                                "There are " + Webhooks.MOST
                                        + " webhooks already: delete one that is not needed first");
                    }
                    ctx.response().putHeader(HttpHeaders.LOCATION, PATH + "/" + made.id());
                    return Responses.ok(ctx, 201, json -> WebhookJson.writeWithSecret(made, json.name("data")));
                });
    }

    private static Set<EventType> events(JsonObject form) {
        return form.getJsonArray("events").stream()
                .map(name -> Objects.requireNonNull(EventType.parse((String) name)))
                .collect(Collectors.toSet());
    }

    private static Future<@Nullable Webhook> refused(Throwable failure) {
        return Future.failedFuture(
                failure instanceof RefusedTargetException target
                        ? ApiException.invalid("url", String.valueOf(target.getMessage()))
                        : failure);
    }

    private Future<Void> show(RoutingContext ctx) {
        return answer(ctx, hooks.find(Caller.of(ctx).org(), id(ctx)));
    }

    private Future<Void> put(RoutingContext ctx) {
        JsonObject form = put.require(ctx);
        boolean enabled = form.getBoolean("enabled", true);
        Future<@Nullable Webhook> known = known(ctx)
                .compose(
                        webhook -> hooks.put(webhook.org(), webhook.id(), form.getString("url"), events(form), enabled))
                .recover(WebhookRoutes::refused);
        return answer(ctx, known);
    }

    private static Future<Void> answer(RoutingContext ctx, Future<@Nullable Webhook> found) {
        return found.map(WebhookRoutes::present)
                .compose(webhook -> Responses.ok(ctx, 200, json -> WebhookJson.write(webhook, json.name("data"))));
    }

    private Future<Void> delete(RoutingContext ctx) {
        nothing.require(ctx);
        return hooks.delete(Caller.of(ctx).org(), id(ctx)).compose(deleted -> {
            if (!deleted) {
                throw notFound();
            }
            return Responses.empty(ctx);
        });
    }

    private Future<Void> ping(RoutingContext ctx) {
        nothing.require(ctx);
        return enabled(ctx)
                .compose(hooks::ping)
                .compose(event -> Responses.ok(ctx, 202, json -> json.name("data")
                        .object()
                        .member("eventId", event)
                        .endObject()));
    }

    private Future<Void> deliveries(RoutingContext ctx) {
        Query query = new Query(ctx);
        Long before = query.key("before");
        int limit = query.number("limit", 1, MAX_PAGE, Integer.MAX_VALUE);
        return known(ctx).compose(webhook -> {
            KeysetPages<Long, WebhookDelivery> pages = new KeysetPages<>(
                    (last, most) -> hooks.deliveries(webhook.org(), webhook.id(), last, most),
                    WebhookDelivery::id,
                    WebhookJson::write,
                    before,
                    limit);
            return StreamedArray.send(ctx, array(), pages);
        });
    }

    private Future<Void> replay(RoutingContext ctx) {
        nothing.require(ctx);
        String number = PathParameter.of(ctx, "deliveryId");
        return enabled(ctx)
                .compose(webhook -> number.matches("\\d{1,18}")
                        ? hooks.replay(webhook.org(), webhook.id(), Long.parseLong(number))
                        : Future.succeededFuture())
                .compose(delivery -> {
                    if (delivery == null) {
                        throw new ApiException(404, "Delivery not found");
                    }
                    return Responses.ok(ctx, 202, json -> WebhookJson.write(delivery, json.name("data")));
                });
    }

    private Future<Webhook> known(RoutingContext ctx) {
        return hooks.find(Caller.of(ctx).org(), id(ctx)).map(WebhookRoutes::present);
    }

    private Future<Webhook> enabled(RoutingContext ctx) {
        return known(ctx).map(webhook -> {
            if (!webhook.isEnabled()) {
                throw new ApiException(409, "The webhook is disabled: " + webhook.disabledReason());
            }
            return webhook;
        });
    }

    private static Webhook present(@Nullable Webhook found) {
        if (found == null) {
            throw notFound();
        }
        return found;
    }

    private static ApiException notFound() {
        return new ApiException(404, "Webhook not found");
    }

    private static String id(RoutingContext ctx) {
        return PathParameter.of(ctx, "webhookId");
    }
}
