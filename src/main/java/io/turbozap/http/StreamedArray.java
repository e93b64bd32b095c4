package io.turbozap.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers with an object whose last large member is an array of any length: page by page, each on a turn of its own, and
 * no faster than the client reads.
 */
final class StreamedArray {

    /** Where the elements come from. */
    interface Pages {
        /** Writes the next elements; false if they were the last. */
        Future<Boolean> next(JsonWriter json);

        /** Writes members that follow the array. */
        default void close(JsonWriter json) {}
    }

    private final RoutingContext ctx;
    private final HttpServerResponse response;
    private final Context context;
    private final JsonWriter json;
    private final Pages pages;

    private StreamedArray(RoutingContext ctx, JsonWriter json, Pages pages) {
        this.ctx = ctx;
        this.response = ctx.response();
        this.context = ctx.vertx().getOrCreateContext();
        this.json = json;
        this.pages = pages;
    }

    /** @param json written up to and including the start of the array; owned by this answer from now on */
    static void send(RoutingContext ctx, JsonWriter json, Pages pages) {
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, Answers.JSON);
        if (ctx.request().method().equals(HttpMethod.HEAD)) {
            ctx.response().end();
        } else {
            new StreamedArray(ctx, json, pages).page();
        }
    }

    private void page() {
        if (!response.closed()) {
            Future.succeededFuture()
                    .compose(now -> pages.next(json))
                    .map(this::written)
                    .onFailure(ctx::fail);
        }
    }

    private Void written(boolean more) {
        Told.more(ctx);
        if (!more) {
            json.endArray();
            pages.close(json);
            response.end(json.endObject().take());
            return null;
        }
        if (!response.headWritten()) {
            response.setChunked(true);
        }
        response.write(json.take());
        if (response.writeQueueFull()) {
            response.drainHandler(drained -> {
                response.drainHandler(null);
                page();
            });
        } else {
            context.runOnContext(turn -> page());
        }
        return null;
    }
}
