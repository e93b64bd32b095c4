package io.turbozap.http.session;

import io.turbozap.campaign.SessionName;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SmallBody;
import io.turbozap.identity.access.Permission;
import io.turbozap.session.PacingRules;
import io.turbozap.session.SessionCommands;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.Sessions;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Routes of the pace of one session: shown, set at once, and given back to the configuration. */
public final class PacingRoutes {

    private static final String PATH = "/api/sessions/{session}/pacing";

    private final SessionCommands commands;
    private final SessionQueries queries;
    private final SmallBody body;
    private final PacingForm form = new PacingForm();

    public PacingRoutes(Sessions sessions, SmallBody body) {
        this.commands = sessions.commands();
        this.queries = sessions.queries();
        this.body = body;
    }

    public void addTo(RouteTable routes) {
        routes.under(Permission.CHANNEL_READ, Permission.CHANNEL_WRITE)
                .get(PATH, ctx -> show(ctx, SessionPath.session(ctx)))
                .put(PATH, body.brief(this::set))
                .delete(PATH, body.brief(ctx -> set(ctx, SessionPath.session(ctx), null)));
    }

    private Future<Void> set(RoutingContext ctx) {
        SessionName session = SessionPath.session(ctx);
        return set(ctx, session, form.read(ctx, queries.configuredPacing(session)));
    }

    private Future<Void> set(RoutingContext ctx, SessionName session, @Nullable PacingRules rules) {
        return commands.pace(session, rules).compose(done -> show(ctx, session));
    }

    private Future<Void> show(RoutingContext ctx, SessionName session) {
        return queries.pacing(session)
                .compose(rules -> Responses.ok(
                        ctx,
                        200,
                        json -> PacingForm.write(
                                rules, json.member("session", session.value()).name("data"))));
    }
}
