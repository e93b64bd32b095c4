package io.turbozap.waha.send;

import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.UncertainSend;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Search for the id of a message that WAHA surely accepted in an answer that was cut or has no id: webhooks bring it at
 * once, and the history after them.
 */
final class LostIds {

    /** Four seconds in all, since the session waits meanwhile. */
    private static final long[] PAUSES_MILLIS = {50, 150, 300, 500, 1_000, 2_000};

    private final Vertx vertx;
    private final SentMessageLookup sentMessageLookup;

    LostIds(Vertx vertx, SentMessageLookup sentMessageLookup) {
        this.vertx = vertx;
        this.sentMessageLookup = sentMessageLookup;
    }

    /** The bare id, or null if it is not found. */
    Future<@Nullable String> find(UncertainSend uncertainSend) {
        return find(uncertainSend, 0);
    }

    private Future<@Nullable String> find(UncertainSend uncertainSend, int pauses) {
        String seen = sentMessageLookup.seen(uncertainSend);
        if (seen != null) {
            return Future.succeededFuture(seen);
        }
        if (pauses == PAUSES_MILLIS.length || !sentMessageLookup.hasWebhook(uncertainSend)) {
            return sentMessageLookup
                    .trace(uncertainSend)
                    .map(lookupResult -> lookupResult instanceof LookupResult.Found found ? found.messageId() : null)
                    .otherwiseEmpty();
        }
        return vertx.timer(PAUSES_MILLIS[pauses], TimeUnit.MILLISECONDS)
                .compose(paused -> find(uncertainSend, pauses + 1));
    }
}
