package io.turbozap.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Reads the body of requests that need none or a small one. It may be empty, else it has to be JSON. */
final class SmallBody {

    private static final String KEY = SmallBody.class.getName();

    /** What commands need, whose bodies are empty or a few short members, and a log-in with the longest key. */
    private static final long BRIEF = 4 * 1024;

    private final long limit;

    SmallBody(long limit) {
        this.limit = limit;
    }

    /** {@code next}, run once the body is there and found good. */
    Handler<RoutingContext> then(Handler<RoutingContext> next) {
        return ctx -> read(ctx, limit, next);
    }

    /** As {@link #then}, where the body has no need to be longer than {@value #BRIEF} bytes. */
    Handler<RoutingContext> brief(Handler<RoutingContext> next) {
        return ctx -> read(ctx, Math.min(limit, BRIEF), next);
    }

    /** The body of a request, or null if it was empty or no object. */
    static @Nullable JsonObject of(RoutingContext ctx) {
        return ctx.get(KEY) instanceof JsonObject object ? object : null;
    }

    /**
     * The body of a request, which is an object; one without members if it was empty.
     *
     * @throws Refusal if it is something else
     */
    static JsonObject object(RoutingContext ctx) {
        Object body = ctx.data().containsKey(KEY) ? ctx.get(KEY) : new JsonObject();
        if (body instanceof JsonObject object) {
            return object;
        }
        throw Refusal.invalid(Violations.of(Violation.wrongType("", "object", ZodWords.typeName(body))));
    }

    private static void read(RoutingContext ctx, long limit, Handler<RoutingContext> next) {
        WholeBody.read(ctx, limit, body -> {
            accept(ctx, body);
            next.handle(ctx);
        });
    }

    private static void accept(RoutingContext ctx, Buffer body) {
        if (body.length() == 0) {
            return;
        }
        try {
            ctx.put(KEY, Json.decodeValue(body));
        } catch (DecodeException notJson) {
            throw Refusal.notJson("The body is not JSON");
        }
    }
}
