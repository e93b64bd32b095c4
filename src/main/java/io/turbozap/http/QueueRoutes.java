package io.turbozap.http;

import io.turbozap.session.SessionView;
import io.turbozap.session.Sessions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All workers at once: their state, their stop and their return. */
final class QueueRoutes {

    private static final Logger log = LoggerFactory.getLogger(QueueRoutes.class);

    private final Sessions sessions;
    private final SmallBody body;

    QueueRoutes(Sessions sessions, SmallBody body) {
        this.sessions = sessions;
        this.body = body;
    }

    void addTo(RouteTable routes) {
        routes.get("/api/campaigns/queue/status", this::status)
                .post("/api/campaigns/queue/stop-all", command(sessions::stopAll, "All workers stopped"))
                .post("/api/campaigns/queue/resume-all", command(sessions::resumeAll, "All workers resumed"));
    }

    private void status(RoutingContext ctx) {
        List<SessionView> workers = sessions.workers();
        JsonWriter json = new JsonWriter().object().member("success", true);
        writeStats(workers, json);
        StreamedArray.send(ctx, json.name("workers").array(), new WorkerPages(workers));
    }

    private static void writeStats(List<SessionView> workers, JsonWriter json) {
        long active = 0;
        long total = 0;
        long pending = 0;
        for (SessionView worker : workers) {
            active += worker.active() ? 1 : 0;
            total += worker.totalRequests();
            pending += worker.pendingRequests();
        }
        json.name("stats")
                .object()
                .member("totalSessions", workers.size())
                .member("activeSessions", active)
                .member("totalRequests", total)
                .member("totalPending", pending)
                .endObject();
    }

    private Handler<RoutingContext> command(Supplier<Future<Void>> command, String message) {
        return body.then(ctx -> command.get()
                .recover(QueueRoutes::notRecorded)
                .map(done -> answer(ctx, message))
                .onFailure(ctx::fail));
    }

    private static Future<Void> notRecorded(Throwable cause) {
        log.warn("not every session could record: {}", cause.toString());
        return Future.failedFuture(new Refusal(503, "Not every session could record it"));
    }

    private static Void answer(RoutingContext ctx, String message) {
        Answers.ok(ctx, message);
        return null;
    }

    /** The workers of one instant, a slice at a time. */
    private static final class WorkerPages implements StreamedArray.Pages {

        private static final int PAGE = 1_000;

        private final List<SessionView> workers;
        private int from;

        WorkerPages(List<SessionView> workers) {
            this.workers = workers;
        }

        @Override
        public Future<Boolean> next(JsonWriter json) {
            int to = Math.min(workers.size(), from + PAGE);
            for (SessionView worker : workers.subList(from, to)) {
                Views.write(worker, json);
            }
            from = to;
            return Future.succeededFuture(to < workers.size());
        }
    }
}
