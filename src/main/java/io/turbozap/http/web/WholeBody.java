package io.turbozap.http.web;

import io.turbozap.http.guard.LoopGuard;
import io.turbozap.http.guard.MemoryAccount;
import io.turbozap.idempotency.KeyedRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/**
 * Reader of the whole body of a request, up to a limit and as far as there is memory for it until the request is
 * answered. If there is any, it has to be announced as JSON.
 */
public final class WholeBody {

    /** What a body takes for each of its bytes, once there are objects of it. */
    private static final int EXPANSION = 4;

    private WholeBody() {}

    /** As {@link #readAny}, of JSON. */
    public static void read(RoutingContext ctx, long limit, Consumer<Buffer> next) {
        BodyHeaders.check(ctx.request(), limit);
        readAny(ctx, limit, body -> {
            if (body.length() > 0) {
                BodyHeaders.requireJson(ctx.request());
            }
            next.accept(body);
        });
    }

    /** Calls {@code next} with the body when all of it is there; what that throws refuses the request. */
    public static void readAny(RoutingContext ctx, long limit, Consumer<Buffer> next) {
        HttpServerRequest request = ctx.request();
        BodyHeaders.checkSize(request, limit);
        MemoryAccount.Claim memory = LoopGuard.claim(request.connection(), MemoryAccount.Use.BODIES);
        ctx.addEndHandler(answered -> memory.release());
        claim(memory, BodyHeaders.length(request));
        BodyHeaders.invite(request);
        Buffer body = Buffer.buffer();
        request.exceptionHandler(cut -> {});
        request.handler(chunk -> {
            if (!ctx.failed()) {
                take(ctx, chunk, body, limit, memory);
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

    private static void take(RoutingContext ctx, Buffer chunk, Buffer body, long limit, MemoryAccount.Claim memory) {
        long length = (long) body.length() + chunk.length();
        try {
            if (length > limit) {
                throw ApiException.tooLarge(limit);
            }
            claim(memory, Math.max(length, BodyHeaders.length(ctx.request())));
            KeyedRequest.bodyRead(chunk);
            body.appendBuffer(chunk);
        } catch (ApiException refused) {
            ctx.fail(refused);
        }
    }

    private static void claim(MemoryAccount.Claim memory, long length) {
        if (!memory.resize(EXPANSION * length)) {
            throw ApiException.tryLater(
                    "Bodies that are being read take all the memory there is for them: try again later");
        }
    }
}
