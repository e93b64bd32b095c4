package io.turbozap.http.session;

import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.number.PhoneNumber;
import io.turbozap.http.upload.Numbers;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.Violations;
import io.turbozap.identity.access.Permission;
import io.turbozap.session.Sessions;
import io.turbozap.waha.session.WahaSessionState;
import io.turbozap.waha.session.WahaSessionView;
import io.turbozap.waha.session.WahaSessions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Routes of the sessions of WAHA: connected, shown, and ended. */
public final class WahaSessionRoutes {

    private static final String PATH = "/api/sessions";
    private static final String ONE = PATH + "/{session}";
    private static final String QUEUE = "queue";
    private static final String FORCE = "force";
    private static final String HOOKED = "The session has our webhook";
    private static final String PHONE = "phoneNumber";

    private final WahaSessions wahaSessions;
    private final WahaSessionJson views;
    private final SessionEnd end;
    private final Country country;
    private final SmallBody body;
    private final SchemaCheck nothing = SchemaCheck.nothing();
    private final SchemaCheck phone = Contract.packaged()
            .body("POST /api/sessions/{session}/pairing-code")
            .check();

    public WahaSessionRoutes(WahaSessions wahaSessions, Sessions sessions, Country country, SmallBody body) {
        this.wahaSessions = wahaSessions;
        this.views = new WahaSessionJson(sessions.queries());
        this.end = new SessionEnd(sessions);
        this.country = country;
        this.body = body;
    }

    public void addTo(RouteTable routes) {
        routes.under(Permission.CHANNEL_READ, Permission.CHANNEL_WRITE)
                .get(PATH, this::list)
                .get(ONE, this::show)
                .delete(ONE, body.brief(this::delete), QUEUE)
                .post(ONE + "/connect", body.brief(this::connect), FORCE)
                .post(ONE + "/webhook", body.brief(this::hook), FORCE)
                .post(ONE + "/disconnect", body.brief(this::disconnect))
                .post(ONE + "/restart", body.brief(this::restart))
                .post(ONE + "/logout", body.brief(this::logout), QUEUE)
                .post(ONE + "/pairing-code", body.brief(this::pairingCode));
    }

    private Future<Void> list(RoutingContext ctx) {
        return wahaSessions.all().compose(listing -> views.answer(ctx, listing));
    }

    private Future<Void> show(RoutingContext ctx) {
        SessionName session = SessionPath.session(ctx);
        return wahaSessions.refresh(session).compose(view -> {
            if (view.state() == WahaSessionState.Absent.INSTANCE && views.isStrange(session)) {
                throw new ApiException(404, "Session not found");
            }
            return views.answer(ctx, 200, view, null);
        });
    }

    private Future<Void> connect(RoutingContext ctx) {
        boolean force = new Query(ctx).flag(FORCE);
        return perform(ctx, 202, session -> wahaSessions.connect(session, force), "Session is being connected");
    }

    private Future<Void> hook(RoutingContext ctx) {
        boolean force = new Query(ctx).flag(FORCE);
        return perform(
                ctx, 202, session -> wahaSessions.hook(session, force).map(WahaSessionRoutes::requireAddress), HOOKED);
    }

    private static WahaSessionView requireAddress(WahaSessionView view) {
        if (view.webhook() == WahaSessionView.Webhook.NONE) {
            throw new ApiException(422, "WAHA has no address of ours to post to: set WAHA_WEBHOOK_URL and start again");
        }
        return view;
    }

    private Future<Void> disconnect(RoutingContext ctx) {
        return perform(ctx, 200, wahaSessions::disconnect, "Session stopped");
    }

    private Future<Void> restart(RoutingContext ctx) {
        return perform(ctx, 202, wahaSessions::restart, "Session is being restarted");
    }

    /** What the phone has logged out already has no account to lose: its queue waits for the next one. */
    private Future<Void> logout(RoutingContext ctx) {
        boolean stop = stops(ctx);
        return perform(
                ctx,
                200,
                session -> wahaSessions
                        .refresh(session)
                        .compose(view -> view.state() == WahaSessionState.Failed.INSTANCE && !stop
                                ? Future.succeededFuture()
                                : end.prepare(session, stop))
                        .compose(ready -> wahaSessions.logout(session)),
                "Session logged out");
    }

    private Future<Void> delete(RoutingContext ctx) {
        boolean stop = stops(ctx);
        return perform(
                ctx,
                200,
                session -> end.prepare(session, stop).compose(ready -> wahaSessions.delete(session)),
                "Session deleted");
    }

    private static boolean stops(RoutingContext ctx) {
        return new Query(ctx).has(QUEUE, "stop");
    }

    private Future<Void> pairingCode(RoutingContext ctx) {
        JsonObject form = phone.require(ctx);
        Violations violations = new Violations();
        PhoneNumber number = Numbers.phone(country.of(form, violations), PHONE, form.getString(PHONE), violations);
        if (number == null || !violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        SessionName session = SessionPath.session(ctx);
        return wahaSessions
                .pairingCode(session, number.digits())
                .compose(code -> Responses.ok(ctx, 200, json -> json.member("sessionId", session.value())
                        .member("code", code.code())));
    }

    private interface Operation {
        Future<WahaSessionView> of(SessionName session);
    }

    private Future<Void> perform(RoutingContext ctx, int status, Operation operation, String message) {
        nothing.require(ctx);
        return operation.of(SessionPath.session(ctx)).compose(view -> views.answer(ctx, status, view, message));
    }
}
