package io.turbozap.http.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Reader of the body of requests that need none or a small one. It may be empty, else it has to be JSON. */
public final class SmallBody {

    private static final String KEY = SmallBody.class.getName();

    /** What commands need, whose bodies are empty or a few short members, and a log-in with the longest key. */
    private static final long BRIEF = 4 * 1024;

    private final long limit;

    public SmallBody(long limit) {
        this.limit = limit;
    }

    /** {@code next}, run once the body is there and found good. */
    public RouteHandler then(RouteHandler next) {
        return ctx -> read(ctx, limit, next);
    }

    /** As {@link #then}, where the body has no need to be longer than {@value #BRIEF} bytes. */
    public RouteHandler brief(RouteHandler next) {
        return ctx -> read(ctx, Math.min(limit, BRIEF), next);
    }

    /** The body of a request, or null if it was empty or no object. */
    public static @Nullable JsonObject of(RoutingContext ctx) {
        return ctx.get(KEY) instanceof JsonObject object ? object : null;
    }

    /**
     * The body of a request, which is an object; one without members if it was empty.
     *
     * @throws ApiException if it is something else
     */
    public static JsonObject object(RoutingContext ctx) {
        Object body = ctx.data().containsKey(KEY) ? ctx.get(KEY) : new JsonObject();
        if (body instanceof JsonObject object) {
            return object;
        }
        throw ApiException.invalid(Violations.of(Violation.wrongType("", "object", ZodMessages.typeName(body))));
    }

    private static Future<Void> read(RoutingContext ctx, long limit, RouteHandler next) {
        return WholeBody.read(ctx, limit).compose(body -> {
            accept(ctx, body);
            return next.run(ctx);
        });
    }

    private static void accept(RoutingContext ctx, Buffer body) {
        if (body.length() == 0) {
            return;
        }
        try {
            ctx.put(KEY, Json.decodeValue(body));
        } catch (DecodeException notJson) {
            throw ApiException.notJson("The body is not JSON");
        }
    }
}
