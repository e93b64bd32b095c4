package io.turbozap.http.recipient;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.campaign.number.PhoneNumber;
import io.turbozap.http.upload.Numbers;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.PathParameter;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.identity.access.Permission;
import io.turbozap.recipients.consent.Suppression;
import io.turbozap.recipients.consent.Suppressions;
import io.turbozap.store.quota.Quota;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Routes of the list of those who are not broadcast to. */
public final class SuppressionRoutes {

    private static final String PATH = "/api/suppressions";
    private static final String PHONE = "phone";
    private static final String CONTACT = "contact";
    private static final int MAX_PAGE = 10_000;

    private final Suppressions suppressions;
    private final Quota quota;
    private final Clock clock;
    private final Country country;
    private final SmallBody body;
    private final SchemaCheck form =
            Contract.packaged().body("POST /api/suppressions").check();
    private final SchemaCheck nothing = SchemaCheck.nothing();

    public SuppressionRoutes(RecipientServices services, Country country, Clock clock, SmallBody body) {
        this.suppressions = services.suppressions();
        this.quota = services.suppressionQuota();
        this.clock = clock;
        this.country = country;
        this.body = body;
    }

    public void addTo(RouteTable routes) {
        routes.divided(Permission.CONTACT_READ, Permission.CONTACT_WRITE)
                .get(PATH, this::list, "search", "after", "limit")
                .post(PATH, body.then(this::add))
                .delete(PATH + "/{contact}", body.brief(this::remove), Country.MEMBER);
    }

    private Future<Void> list(RoutingContext ctx) {
        Query query = new Query(ctx);
        int limit = query.number("limit", 1, MAX_PAGE, Integer.MAX_VALUE);
        JsonWriter json =
                new JsonWriter().object().member("success", true).name("data").array();
        return StreamedArray.send(
                ctx,
                json,
                new SuppressionPages(
                        suppressions, Caller.of(ctx).org(), query.text("search"), query.text("after"), limit));
    }

    private Future<Void> add(RoutingContext ctx) {
        JsonObject wanted = SmallBody.object(ctx);
        Violations violations = new Violations();
        form.check(wanted, "", violations);
        ChatId contact = contact(wanted, violations);
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        Suppression suppression = new Suppression(
                Objects.requireNonNull(contact).value(),
                wanted.getString("reason", "suppressed by an operator"),
                "operator",
                clock.millis());
        Org org = Caller.of(ctx).org();
        return room(org, suppression.chatId())
                .compose(room -> suppressions.add(org, suppression))
                .compose(added ->
                        Responses.ok(ctx, added ? 201 : 200, json -> json.member("chatId", suppression.chatId())
                                .member("message", added ? "Suppressed" : "Already suppressed")));
    }

    private Future<Void> room(Org org, String chatId) {
        return suppressions.contains(org, chatId) ? Future.succeededFuture() : quota.take(org);
    }

    /** One of phone and contact is needed; they are the same but for what is no phone number. */
    private @Nullable ChatId contact(JsonObject form, Violations violations) {
        NumberReader numbers = country.of(form, violations);
        boolean phone = form.containsKey(PHONE);
        if (phone == form.containsKey(CONTACT)) {
            violations.add(PHONE, phone ? "Either phone or contact is needed, not both" : Violation.REQUIRED);
            return null;
        }
        String name = phone ? PHONE : CONTACT;
        if (!(form.getValue(name) instanceof String text)) {
            return null;
        }
        if (!phone) {
            return Numbers.contact(numbers, name, text, violations);
        }
        PhoneNumber number = Numbers.phone(numbers, name, text, violations);
        return number == null ? null : number.chatId();
    }

    /** Takes a contact off, however its number is spelt. */
    private Future<Void> remove(RoutingContext ctx) {
        nothing.require(ctx);
        String chatId = Numbers.find(country.of(new Query(ctx)), CONTACT, PathParameter.of(ctx, CONTACT))
                .value();
        return suppressions.remove(Caller.of(ctx).org(), chatId, clock.millis()).compose(removed -> {
            if (!removed) {
                throw new ApiException(404, "Not suppressed");
            }
            return Responses.ok(
                    ctx, 200, json -> json.member("chatId", chatId).member("message", "No longer suppressed"));
        });
    }
}
