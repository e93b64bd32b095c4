package io.turbozap.waha;

import io.turbozap.session.Attempt;
import io.turbozap.session.Trace;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds the id of a message that WAHA surely accepted in an answer that was cut or has no id: webhooks tell it at once,
 * and the history after them.
 */
final class LostIds {

    /** Four seconds in all, since the session waits meanwhile. */
    private static final long[] PAUSES_MILLIS = {50, 150, 300, 500, 1_000, 2_000};

    private final Tracer tracer;

    LostIds(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The bare id, or null if nobody tells it. */
    Future<@Nullable String> find(Attempt attempt) {
        return find(attempt, 0);
    }

    private Future<@Nullable String> find(Attempt attempt, int pauses) {
        String seen = tracer.seen(attempt);
        if (seen != null) {
            return Future.succeededFuture(seen);
        }
        Context context = Vertx.currentContext();
        if (pauses == PAUSES_MILLIS.length || context == null || !tracer.hears(attempt)) {
            return tracer.trace(attempt)
                    .map(trace -> trace instanceof Trace.Found found ? found.messageId() : null)
                    .otherwiseEmpty();
        }
        return context.owner()
                .timer(PAUSES_MILLIS[pauses], TimeUnit.MILLISECONDS)
                .compose(paused -> find(attempt, pauses + 1));
    }
}
