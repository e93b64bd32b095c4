package io.turbozap.http;

import io.turbozap.session.SessionView;
import io.turbozap.session.Sessions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All workers at once. As long as they are not too many, everybody who asks at the same time gets the same answer. */
final class QueueStatus implements Handler<RoutingContext> {

    /** More workers than this are written page by page. */
    private static final int PAGE = 1_000;

    private final Sessions sessions;
    private final SharedAnswer shared;

    QueueStatus(Sessions sessions, Told told) {
        this.sessions = sessions;
        this.shared = new SharedAnswer(told, System::nanoTime, this::whole);
    }

    @Override
    public void handle(RoutingContext ctx) {
        Buffer answer = shared.get();
        if (answer != null) {
            Answers.send(ctx.response(), 200, answer);
        } else {
            List<SessionView> workers = sessions.workers();
            StreamedArray.send(ctx, start(workers), new WorkerPages(workers));
        }
    }

    private @Nullable Buffer whole() {
        List<SessionView> workers = sessions.workers();
        if (workers.size() > PAGE) {
            return null;
        }
        JsonWriter json = start(workers);
        workers.forEach(worker -> Views.write(worker, json));
        return json.endArray().endObject().take();
    }

    /** Everything up to the first worker. */
    private static JsonWriter start(List<SessionView> workers) {
        long active = 0;
        long total = 0;
        long pending = 0;
        for (SessionView worker : workers) {
            active += worker.active() ? 1 : 0;
            total += worker.totalRequests();
            pending += worker.pendingRequests();
        }
        return new JsonWriter()
                .object()
                .member("success", true)
                .name("stats")
                .object()
                .member("totalSessions", workers.size())
                .member("activeSessions", active)
                .member("totalRequests", total)
                .member("totalPending", pending)
                .endObject()
                .name("workers")
                .array();
    }

    /** The workers of one instant, a slice at a time. */
    private static final class WorkerPages implements StreamedArray.Pages {

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
