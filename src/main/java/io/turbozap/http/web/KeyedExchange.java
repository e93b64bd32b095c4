package io.turbozap.http.web;

import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.idempotency.StoredResponse;
import io.turbozap.store.journal.KeyedResponses;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An exchange whose request has an {@code Idempotency-Key}: its response is stored before it is sent. */
public final class KeyedExchange {

    private static final Logger log = LoggerFactory.getLogger(KeyedExchange.class);
    private static final String KEY = KeyedExchange.class.getName();

    private final KeyedRequest request;
    private final KeyedResponses answers;
    private final Runnable onRelease;
    private final AtomicBoolean released = new AtomicBoolean();

    /**
     * Creates the exchange of one request.
     *
     * @param onRelease runs once, when the key may be used by another request
     */
    private KeyedExchange(KeyedRequest request, KeyedResponses answers, Runnable onRelease) {
        this.request = request;
        this.answers = answers;
        this.onRelease = onRelease;
    }

    /** The exchange that {@code ctx} becomes, with {@code request}. */
    public static KeyedExchange begin(
            RoutingContext ctx, KeyedRequest request, KeyedResponses answers, Runnable onRelease) {
        KeyedExchange exchange = new KeyedExchange(request, answers, onRelease);
        ctx.put(KEY, exchange);
        return exchange;
    }

    /** The keyed exchange that {@code ctx} is, or null if its request has no key. */
    static @Nullable KeyedExchange of(RoutingContext ctx) {
        return ctx.get(KEY);
    }

    public KeyedRequest request() {
        return request;
    }

    /** Frees the key for another request. Has an effect once: later the key may be another's. */
    public void release() {
        if (released.compareAndSet(false, true)) {
            onRelease.run();
        }
    }

    /** The end of a request that was carried out. Done once {@code answer} is stored, if it can be. */
    Future<Void> answered(StoredResponse answer) {
        return answers.keep(request, answer)
                .onFailure(failure -> log.warn("an answer could not be kept: {}", failure.getMessage()))
                .onComplete(kept -> release());
    }

    /** The end of a request that was not carried out, as far as is known. */
    void failed(@Nullable Throwable failure) {
        boolean unknown = failure instanceof ReplyException;
        Future<Void> forgotten = request.isRecorded() && !unknown ? answers.forget(request) : Future.succeededFuture();
        forgotten.onComplete(done -> release());
    }
}
