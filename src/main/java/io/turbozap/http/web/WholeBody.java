package io.turbozap.http.web;

import io.turbozap.http.guard.LoopGuard;
import io.turbozap.http.guard.MemoryAccount;
import io.turbozap.idempotency.KeyedRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Reader of the whole body of a request, up to a limit and as far as there is memory for it until the request is
 * answered. If there is any, it has to be announced as JSON.
 */
public final class WholeBody {

    /** What a body takes for each of its bytes, once there are objects of it. */
    private static final int EXPANSION = 4;

    private WholeBody() {}

    /** As {@link #readAny}, of JSON. */
    public static Future<Buffer> read(RoutingContext ctx, long limit) {
        BodyHeaders.check(ctx.request(), limit);
        return readAny(ctx, limit).map(body -> {
            if (body.length() > 0) {
                BodyHeaders.requireJson(ctx.request());
            }
            return body;
        });
    }

    /** The body of a request. Fails as soon as it is too long; is never complete if the client goes away before. */
    public static Future<Buffer> readAny(RoutingContext ctx, long limit) {
        HttpServerRequest request = ctx.request();
        BodyHeaders.checkSize(request, limit);
        MemoryAccount.Claim memory = LoopGuard.claim(request.connection(), MemoryAccount.Use.BODIES);
        ctx.addEndHandler(answered -> memory.release());
        claim(memory, BodyHeaders.length(request));
        BodyHeaders.invite(request);
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(cut -> {});
        request.handler(chunk -> {
            if (!whole.future().isComplete()) {
                try {
                    take(ctx, chunk, body, limit, memory);
                } catch (ApiException refused) {
                    whole.fail(refused);
                }
            }
        });
        request.endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }

    private static void take(RoutingContext ctx, Buffer chunk, Buffer body, long limit, MemoryAccount.Claim memory) {
        long length = (long) body.length() + chunk.length();
        if (length > limit) {
            throw ApiException.tooLarge(limit);
        }
        claim(memory, Math.max(length, BodyHeaders.length(ctx.request())));
        KeyedRequest.bodyRead(chunk);
        body.appendBuffer(chunk);
    }

    private static void claim(MemoryAccount.Claim memory, long length) {
        if (!memory.resize(EXPANSION * length)) {
            throw ApiException.tryLater(
                    "Bodies that are being read take all the memory there is for them: try again later");
        }
    }
}
