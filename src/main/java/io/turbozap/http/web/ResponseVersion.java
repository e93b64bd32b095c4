package io.turbozap.http.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what callers have been told about campaigns and sessions, each time before it is written: whatever was read
 * while this count stood still is not older than the last answer that anybody got. Thread-safe.
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

    /** Something is about to be told. */
    void add() {
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }
}
