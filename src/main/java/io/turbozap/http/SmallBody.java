package io.turbozap.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Reads the body of requests that need none or a small one. It may be empty, else it has to be JSON. */
final class SmallBody {

    private static final String KEY = SmallBody.class.getName();

    private final long limit;

    SmallBody(long limit) {
        this.limit = limit;
    }

    /** {@code next}, run once the body is there and found good. */
    Handler<RoutingContext> then(Handler<RoutingContext> next) {
        return ctx -> read(ctx, next);
    }

    /** The body of a request, or null if it was empty or no object. */
    static @Nullable JsonObject of(RoutingContext ctx) {
        return ctx.get(KEY);
    }

    private void read(RoutingContext ctx, Handler<RoutingContext> next) {
        HttpServerRequest request = ctx.request();
        BodyHeaders.check(request, limit);
        BodyHeaders.invite(request);
        Buffer body = Buffer.buffer();
        request.exceptionHandler(cut -> {});
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                ctx.fail(Refusal.tooLarge(limit));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> {
            try {
                accept(ctx, body);
                next.handle(ctx);
            } catch (RuntimeException refused) {
                ctx.fail(refused);
            }
        });
    }

    private static void accept(RoutingContext ctx, Buffer body) {
        if (body.length() == 0) {
            return;
        }
        BodyHeaders.requireJson(ctx.request());
        try {
            if (Json.decodeValue(body) instanceof JsonObject object) {
                ctx.put(KEY, object);
            }
        } catch (DecodeException notJson) {
            throw Refusal.notJson("The body is not JSON");
        }
    }
}
