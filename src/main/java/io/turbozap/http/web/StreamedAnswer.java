package io.turbozap.http.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Answer of any amount: part by part, each on a turn of its own, and no faster than the client reads. */
public final class StreamedAnswer {

    /** The parts that an answer is made of. */
    public interface Parts {
        /** Prepares the next part; false if it is the last. */
        Future<Boolean> next();

        /**
         * What has been prepared.
         *
         * @param last whether nothing follows
         */
        Buffer take(boolean last);
    }

    private final RoutingContext ctx;
    private final HttpServerResponse response;
    private final Context context;
    private final Parts parts;
    private final Promise<Void> answered = Promise.promise();

    private StreamedAnswer(RoutingContext ctx, Parts parts) {
        this.ctx = ctx;
        this.response = ctx.response();
        this.context = ctx.vertx().getOrCreateContext();
        this.parts = parts;
    }

    /**
     * Sends {@code parts}, which are owned by this answer from now on. Completes with the last, or once the client has
     * gone; fails if there is no next part, with some of the answer given already or none.
     */
    public static Future<Void> send(RoutingContext ctx, String contentType, Parts parts) {
        if (ctx.request().method().equals(HttpMethod.HEAD)) {
            return Responses.send(ctx.response(), contentType, Buffer.buffer());
        }
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        StreamedAnswer answer = new StreamedAnswer(ctx, parts);
        ctx.addEndHandler(over -> answer.answered.tryComplete());
        answer.part();
        return answer.answered.future();
    }

    private void part() {
        if (!response.closed()) {
            Future.succeededFuture()
                    .compose(now -> parts.next())
                    .map(this::written)
                    .onFailure(answered::tryFail);
        }
    }

    private Void written(boolean more) {
        ResponseVersion.more(ctx);
        if (!more) {
            response.end(parts.take(/* last= */ true));
            return null;
        }
        if (!response.headWritten()) {
            response.setChunked(true);
        }
        response.write(parts.take(/* last= */ false));
        if (response.writeQueueFull()) {
            response.drainHandler(drained -> {
                response.drainHandler(null);
                part();
            });
        } else {
            context.runOnContext(turn -> part());
        }
        return null;
    }
}
