package io.turbozap.http.session;

import io.turbozap.campaign.RedactedText;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteHandler;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SmallBody;
import io.turbozap.identity.access.Permission;
import io.turbozap.session.SessionCommands;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes of all workers at once: their stop and their return. */
public final class QueueRoutes {

    private static final Logger log = LoggerFactory.getLogger(QueueRoutes.class);

    private final SessionCommands sessions;
    private final SmallBody body;

    public QueueRoutes(SessionCommands sessions, SmallBody body) {
        this.sessions = sessions;
        this.body = body;
    }

    public void addTo(RouteTable routes) {
        routes.under(Permission.SERVER)
                .post("/api/campaigns/queue/stop-all", command(sessions::stopAll, "All workers stopped"))
                .post("/api/campaigns/queue/resume-all", command(sessions::resumeAll, "All workers resumed"));
    }

    private RouteHandler command(Supplier<Future<Void>> command, String message) {
        return body.brief(ctx -> command.get().recover(QueueRoutes::notRecorded).compose(done -> answer(ctx, message)));
    }

    private static Future<Void> notRecorded(Throwable cause) {
        log.warn("not every session could record: {}", RedactedText.text(cause));
        return Future.failedFuture(new ApiException(503, "Not every session could record it"));
    }

    private static Future<Void> answer(RoutingContext ctx, String message) {
        return Responses.ok(ctx, message);
    }
}
