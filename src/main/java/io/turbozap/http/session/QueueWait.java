package io.turbozap.http.session;

import io.turbozap.campaign.SessionName;
import io.turbozap.http.campaign.ChangeWaits;
import io.turbozap.http.campaign.WaitParameter;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.RouteHandler;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.SessionView;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Handler that shows the workers, all or that of one session, at once or when they have reached a goal. */
public final class QueueWait implements RouteHandler {

    private final SessionQueries sessions;
    private final QueueStatus status;
    private final ChangeWaits changeWaits;

    public QueueWait(SessionQueries sessions, QueueStatus status, ChangeWaits changeWaits) {
        this.sessions = sessions;
        this.status = status;
        this.changeWaits = changeWaits;
    }

    @Override
    public Future<Void> handle(RoutingContext ctx) {
        Query query = new Query(ctx);
        SessionName session = query.session("session");
        WaitParameter wish = WaitParameter.read(query);
        if (wish == null) {
            return session == null ? status.handle(ctx) : status.send(ctx, workers(session), json -> {});
        }
        return changeWaits
                .until(ctx, null, () -> isThere(wish.goal(), session), wish.millis())
                .compose(reached -> ctx.response().closed()
                        ? Future.succeededFuture()
                        : status.send(ctx, workers(session), json -> wish.write(reached, !reached, json)));
    }

    private List<SessionView> workers(@Nullable SessionName session) {
        if (session == null) {
            return sessions.sessions();
        }
        SessionView worker = sessions.session(session);
        return worker == null ? List.of() : List.of(worker);
    }

    /** Whether nothing is left in the queue, or something of it has started. */
    private boolean isThere(WaitParameter.Goal goal, @Nullable SessionName session) {
        List<SessionView> workers = workers(session);
        return switch (goal) {
            case COMPLETED -> workers.stream().allMatch(worker -> worker.totalRequests() == 0);
            case STARTED -> workers.stream().anyMatch(worker -> worker.totalRequests() > worker.pendingRequests());
        };
    }
}
