package io.turbozap.outbound;

import io.turbozap.outbound.OutboundResponse.Answer;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * Exchange of one request, from the wish for a connection to the reply and beyond it, while its answer may still come late. As long
 * as nothing is written, it is tried on one connection after the other. Used on one event loop, but for {@link #hangUp}.
 */
final class OutboundExchange {

    private final OutboundRequest request;
    private final OutboundClient client;
    private final Promise<OutboundResponse> promise = Promise.promise();
    private volatile Attempt attempt;
    private long due;
    private boolean late;
    private boolean over;

    /** @param due when to give up, by {@link PooledConnection#now} */
    OutboundExchange(OutboundRequest request, OutboundClient client, long due) {
        this.request = request;
        this.client = client;
        this.due = due;
        this.attempt = client.attempt(request, this, /* onlyNew= */ false);
    }

    Future<OutboundResponse> future() {
        return promise.future();
    }

    /** When {@link #expire} is due, by {@link PooledConnection#now}. */
    long due() {
        return due;
    }

    boolean isOfSameClient(OutboundExchange other) {
        return client == other.client;
    }

    void start() {
        attempt.start();
    }

    /** Goes on with another connection, since nothing was written on the last one. */
    void again(boolean onlyNew) {
        attempt = client.attempt(request, this, onlyNew);
        attempt.start();
    }

    /** The request is written, or may have been. */
    void started() {
        request.onStart().run();
    }

    /**
     * The whole answer is here. It counts a turn later: by then its connection is back in the pool for the next request,
     * or closed by garbage that came in one piece with the answer.
     */
    void answered(Answer answer) {
        client.whenRead(() -> ended(answer));
    }

    /** Ends it. */
    void ended(OutboundResponse outboundResponse) {
        if (over) {
            return;
        }
        over = true;
        client.forget(this, late);
        if (!late) {
            promise.complete(outboundResponse);
        } else if (request.onLate() != null) {
            request.onLate().accept(outboundResponse);
        }
    }

    /** Gives up what is due, or replies and goes on listening for a late answer. */
    void expire(long timeoutMillis, long lateMillis) {
        String within = " within " + timeoutMillis + " ms";
        if (!late && lateMillis > 0 && request.onLate() != null && attempt.isUnanswered()) {
            late = true;
            due += lateMillis;
            client.listenLate(this);
            promise.complete(new OutboundResponse.Lost("no answer" + within, /* awaited= */ true));
        } else {
            attempt.giveUp((attempt.isUnwritten() ? "not written" : "no answer") + within);
        }
    }

    /** Ends it silently. */
    void abandon() {
        over = true;
        attempt.abandon();
    }

    /** Closes its connection; the close event ends it. From any thread. */
    void hangUp() {
        attempt.hangUp();
    }
}
