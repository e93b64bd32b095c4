package io.turbozap.http.session;

import io.turbozap.http.campaign.CampaignJson;
import io.turbozap.http.web.CoalescedResponse;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.ResponseVersion;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteHandler;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.SessionTally;
import io.turbozap.session.SessionView;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Status of all workers at once. As long as they are not too many, all clients that ask at the same time get the same
 * answer.
 */
public final class QueueStatus implements RouteHandler {

    /** More workers than this are written page by page. */
    private static final int PAGE = 1_000;

    private final SessionQueries sessions;
    private final CoalescedResponse shared;

    public QueueStatus(SessionQueries sessions, ResponseVersion responseVersion) {
        this.sessions = sessions;
        this.shared = new CoalescedResponse(responseVersion, System::nanoTime, this::whole);
    }

    @Override
    public Future<Void> handle(RoutingContext ctx) {
        Buffer answer = shared.get();
        return answer == null
                ? send(ctx, sessions.sessions(), json -> {})
                : Responses.send(ctx.response(), 200, answer);
    }

    /**
     * Answers with these workers and their sums.
     *
     * @param more adds members to the answer
     */
    public Future<Void> send(RoutingContext ctx, List<SessionView> workers, Consumer<JsonWriter> more) {
        return StreamedArray.send(ctx, start(workers, more), new WorkerPages(workers));
    }

    private @Nullable Buffer whole() {
        List<SessionView> workers = sessions.sessions();
        if (workers.size() > PAGE) {
            return null;
        }
        JsonWriter json = start(workers, none -> {});
        workers.forEach(worker -> CampaignJson.write(worker, sessions.tally(worker.session()), json));
        return json.endArray().endObject().take();
    }

    /** Everything up to the first worker. */
    private JsonWriter start(List<SessionView> workers, Consumer<JsonWriter> more) {
        long active = 0;
        long total = 0;
        long pending = 0;
        SessionTally sessionTally = SessionTally.NONE;
        for (SessionView worker : workers) {
            sessionTally = sessionTally.plus(sessions.tally(worker.session()));
            active += worker.active() ? 1 : 0;
            total += worker.totalRequests();
            pending += worker.pendingRequests();
        }
        JsonWriter json = new JsonWriter().object().member("success", true);
        more.accept(json);
        json.name("stats")
                .object()
                .member("totalSessions", workers.size())
                .member("activeSessions", active)
                .member("totalRequests", total)
                .member("totalPending", pending);
        CampaignJson.write(sessionTally, json);
        return json.endObject().name("workers").array();
    }

    /** The workers of one instant, a slice at a time. */
    private final class WorkerPages implements StreamedArray.Pages {

        private final List<SessionView> workers;
        private int from;

        WorkerPages(List<SessionView> workers) {
            this.workers = workers;
        }

        @Override
        public Future<Boolean> next(JsonWriter json) {
            int to = Math.min(workers.size(), from + PAGE);
            for (SessionView worker : workers.subList(from, to)) {
                CampaignJson.write(worker, sessions.tally(worker.session()), json);
            }
            from = to;
            return Future.succeededFuture(to < workers.size());
        }
    }
}
