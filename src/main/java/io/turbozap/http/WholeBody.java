package io.turbozap.http;

import io.turbozap.calls.KeyedCall;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Collects the body of a request, up to a limit. If there is any, it has to be announced as JSON. */
final class WholeBody {

    private WholeBody() {}

    /** As {@link #readAny}, of JSON. */
    static void read(RoutingContext ctx, long limit, Consumer<Buffer> next) {
        BodyHeaders.check(ctx.request(), limit);
        readAny(ctx, limit, body -> {
            if (body.length() > 0) {
                BodyHeaders.requireJson(ctx.request());
            }
            next.accept(body);
        });
    }

    /** Calls {@code next} with the body when all of it is there; what that throws refuses the request. */
    static void readAny(RoutingContext ctx, long limit, Consumer<Buffer> next) {
        HttpServerRequest request = ctx.request();
        BodyHeaders.checkSize(request, limit);
        BodyHeaders.invite(request);
        Buffer body = Buffer.buffer();
        request.exceptionHandler(cut -> {});
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                ctx.fail(Refusal.tooLarge(limit));
            } else {
                KeyedCall.bodyRead(chunk);
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> {
            try {
                next.accept(body);
            } catch (RuntimeException refused) {
                ctx.fail(refused);
            }
        });
    }
}
