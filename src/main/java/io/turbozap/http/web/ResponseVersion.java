package io.turbozap.http.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Count of the responses about campaigns and sessions, raised each time before one is written: whatever was read while
 * it stood still is not older than the last answer that any client got. Thread-safe.
 */
public final class ResponseVersion implements Handler<RoutingContext> {

    private static final String KEY = ResponseVersion.class.getName();

    private final AtomicLong count = new AtomicLong();

    @Override
    public void handle(RoutingContext ctx) {
        ctx.put(KEY, this);
        ctx.addHeadersEndHandler(head -> add());
        ctx.next();
    }

    /** A further part of an answer, read later than its start, is about to be written. */
    static void more(RoutingContext ctx) {
        ResponseVersion responseVersion = ctx.get(KEY);
        if (responseVersion != null) {
            responseVersion.add();
        }
    }

    /** A response is about to be written. */
    void add() {
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }
}
