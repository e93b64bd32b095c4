package io.turbozap.http;

import io.turbozap.campaign.Contacts;
import io.turbozap.recipients.ChatForms;
import io.turbozap.recipients.Suppression;
import io.turbozap.recipients.Suppressions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The list of those who are not broadcast to. */
final class SuppressionRoutes {

    private static final String PATH = "/api/suppressions";
    private static final String PHONE = "phone";
    private static final String CONTACT = "contact";
    private static final int MAX_PAGE = 10_000;

    private final Suppressions suppressions;
    private final Clock clock;
    private final SmallBody body;
    private final SchemaCheck form = new SchemaCheck("suppression", FaceSchemas.suppression());
    private final SchemaCheck nothing = new SchemaCheck("nothing", FaceSchemas.nothing());

    SuppressionRoutes(FrontDoor door, SmallBody body) {
        this.suppressions = door.registers.suppressions();
        this.clock = door.clock;
        this.body = body;
    }

    void addTo(RouteTable routes) {
        routes.get(PATH, this::list, "search", "after", "limit")
                .post(PATH, body.then(this::add))
                .delete(PATH + "/{contact}", body.then(this::remove));
    }

    private void list(RoutingContext ctx) {
        Query query = new Query(ctx);
        int limit = query.number("limit", 1, MAX_PAGE, Integer.MAX_VALUE);
        JsonWriter json =
                new JsonWriter().object().member("success", true).name("data").array();
        StreamedArray.send(
                ctx, json, new SuppressionPages(suppressions, query.text("search"), query.text("after"), limit));
    }

    private void add(RoutingContext ctx) {
        JsonObject wanted = SmallBody.object(ctx);
        Violations violations = new Violations();
        form.check(wanted, "", violations);
        String chatId = chatId(wanted, violations);
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations);
        }
        Suppression suppression = new Suppression(
                Objects.requireNonNull(chatId),
                wanted.getString("reason", "suppressed by an operator"),
                "operator",
                clock.millis());
        suppressions
                .add(suppression)
                .map(added -> {
                    Answers.ok(ctx, added ? 201 : 200, json -> json.member("chatId", suppression.chatId())
                            .member("message", added ? "Suppressed" : "Already suppressed"));
                    return null;
                })
                .onFailure(ctx::fail);
    }

    /** One of phone and contact is needed; they are the same but for what is no phone number. */
    private static @Nullable String chatId(JsonObject form, Violations violations) {
        boolean phone = form.containsKey(PHONE);
        if (phone == form.containsKey(CONTACT)) {
            violations.add(PHONE, phone ? "Either phone or contact is needed, not both" : Violation.REQUIRED);
            return null;
        }
        String name = phone ? PHONE : CONTACT;
        if (!(form.getValue(name) instanceof String text)) {
            return null;
        }
        String chatId = Contacts.chatIdOf(text);
        if (chatId == null || (phone && ContactForm.phoneNumber(text) == null)) {
            violations.add(name, ContactSink.INVALID_PHONE);
            return null;
        }
        return chatId;
    }

    /** Takes a chat off in every form of its number, for it would still be refused in the other. */
    private void remove(RoutingContext ctx) {
        nothing.require(ctx);
        String chatId = Contacts.chatIdOf(ctx.pathParam(CONTACT));
        if (chatId == null) {
            throw Refusal.invalid(CONTACT, ContactSink.INVALID_PHONE);
        }
        long now = clock.millis();
        List<Future<Boolean>> removals = ChatForms.of(chatId).stream()
                .map(form -> suppressions.remove(form, now))
                .toList();
        Future.join(removals)
                .map(done -> {
                    if (removals.stream().noneMatch(Future::result)) {
                        throw new Refusal(404, "Not suppressed");
                    }
                    Answers.ok(
                            ctx, 200, json -> json.member("chatId", chatId).member("message", "No longer suppressed"));
                    return null;
                })
                .onFailure(ctx::fail);
    }
}
