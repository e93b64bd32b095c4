package io.turbozap.http.web;

import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.idempotency.StoredResponse;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Responses in JSON, which end their requests. */
public final class Responses {

    static final String JSON = "application/json; charset=utf-8";

    private Responses() {}

    /** Answers {@code {"success":true,…}} with what {@code members} adds. */
    public static void ok(RoutingContext ctx, int status, Consumer<JsonWriter> members) {
        JsonWriter json = new JsonWriter().object().member("success", true);
        members.accept(json);
        finish(ctx, status, json.endObject().take());
    }

    /**
     * Announces before the effect of a request what {@link #ok} will answer, so that it is recorded with the effect if
     * the request has an {@code Idempotency-Key}.
     *
     * @param location where what is made can be found, or null
     */
    public static void expectOk(
            RoutingContext ctx, int status, @Nullable String location, Consumer<JsonWriter> members) {
        expect(ctx, status, location, json -> {
            members.accept(json.object().member("success", true));
            json.endObject();
        });
    }

    /** As {@link #expectOk}, for {@link #bare}. */
    public static void expect(RoutingContext ctx, int status, @Nullable String location, Consumer<JsonWriter> writer) {
        KeyedRequest call = KeyedRequest.current();
        if (call != null) {
            JsonWriter json = new JsonWriter();
            writer.accept(json);
            call.expect(new StoredResponse(status, location, json.take()));
        }
    }

    public static void ok(RoutingContext ctx, String message) {
        ok(ctx, 200, json -> json.member("message", message));
    }

    /** Answers 204. */
    public static Void empty(RoutingContext ctx) {
        finish(ctx, 204, Buffer.buffer());
        return null;
    }

    /** Answers with the one value that {@code writer} writes. */
    public static Void bare(RoutingContext ctx, int status, Consumer<JsonWriter> writer) {
        JsonWriter json = new JsonWriter();
        writer.accept(json);
        finish(ctx, status, json.take());
        return null;
    }

    /** Ends a request that was carried out, once its answer is kept if it has to be. */
    private static void finish(RoutingContext ctx, int status, Buffer body) {
        KeyedExchange keyed = KeyedExchange.of(ctx);
        if (keyed == null) {
            write(ctx.response(), status, body);
        } else {
            String location = ctx.response().headers().get(HttpHeaders.LOCATION);
            keyed.answered(new StoredResponse(status, location, body))
                    .onComplete(kept -> write(ctx.response(), status, body));
        }
    }

    private static void write(HttpServerResponse response, int status, Buffer body) {
        if (status == 204) {
            response.setStatusCode(204).end();
        } else {
            send(response, status, body);
        }
    }

    /** Answers as it was answered before. */
    public static void again(RoutingContext ctx, StoredResponse answer) {
        ctx.response().putHeader("Idempotent-Replayed", "true");
        if (answer.location() != null) {
            ctx.response().putHeader(HttpHeaders.LOCATION, answer.location());
        }
        write(ctx.response(), answer.status(), answer.body());
    }

    public static Future<Void> error(HttpServerResponse response, ApiException apiException) {
        JsonWriter json = new JsonWriter().object().member("success", false).member("message", apiException.text());
        Violations violations = apiException.violations();
        if (violations != null) {
            write(violations, json);
        }
        apiException.details().accept(json);
        apiException.headers().forEach(response::putHeader);
        return send(response, apiException.status(), json.endObject().take());
    }

    private static void write(Violations violations, JsonWriter json) {
        json.name("errors").array();
        for (Violation violation : violations.shown()) {
            json.object()
                    .member("path", violation.path())
                    .member("message", violation.message())
                    .endObject();
        }
        json.endArray();
        if (violations.omitted() > 0) {
            json.member("errorsOmitted", violations.omitted());
        }
    }

    public static Future<Void> send(HttpServerResponse response, int status, Buffer body) {
        return response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .end(body);
    }

    public static void redirect(RoutingContext ctx, String path) {
        ctx.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, path).end();
    }
}
