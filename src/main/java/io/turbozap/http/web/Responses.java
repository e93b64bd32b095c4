package io.turbozap.http.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.idempotency.StoredResponse;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Responses in JSON, which end their requests; their futures complete once they were handed to the connection. */
public final class Responses {

    static final String JSON = "application/json; charset=utf-8";

    private Responses() {}

    /** Answers {@code {"success":true,…}} with what {@code members} adds. */
    public static Future<Void> ok(RoutingContext ctx, int status, Consumer<JsonWriter> members) {
        JsonWriter json = new JsonWriter().object().member("success", true);
        members.accept(json);
        return finish(ctx, status, json.endObject().take());
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

    public static Future<Void> ok(RoutingContext ctx, String message) {
        return ok(ctx, 200, json -> json.member("message", message));
    }

    /** Answers 204. */
    public static Future<Void> empty(RoutingContext ctx) {
        return finish(ctx, 204, Buffer.buffer());
    }

    /** Answers with the one value that {@code writer} writes. */
    public static Future<Void> bare(RoutingContext ctx, int status, Consumer<JsonWriter> writer) {
        JsonWriter json = new JsonWriter();
        writer.accept(json);
        return finish(ctx, status, json.take());
    }

    /**
     * As {@link #bare}, with a secret that is shown once: where the request comes again, with the same {@code
     * Idempotency-Key}, it is answered without.
     *
     * @param member that holds the secret
     */
    public static Future<Void> once(RoutingContext ctx, int status, JsonObject body, String member) {
        JsonObject kept = body.copy();
        kept.remove(member);
        return finish(ctx, status, body.toBuffer(), kept.toBuffer());
    }

    /** Ends a request that was carried out, once its answer is kept if it has to be. */
    private static Future<Void> finish(RoutingContext ctx, int status, Buffer body) {
        return finish(ctx, status, body, body);
    }

    private static Future<Void> finish(RoutingContext ctx, int status, Buffer body, Buffer kept) {
        KeyedExchange keyed = KeyedExchange.of(ctx);
        if (keyed == null) {
            return write(ctx.response(), status, body);
        }
        String location = ctx.response().headers().get(HttpHeaders.LOCATION);
        return keyed.answered(new StoredResponse(status, location, kept))
                .transform(stored -> write(ctx.response(), status, body));
    }

    private static Future<Void> write(HttpServerResponse response, int status, Buffer body) {
        if (status == 204) {
            response.setStatusCode(204).end();
            return Future.succeededFuture();
        }
        return send(response, status, body);
    }

    /** Answers as it was answered before. */
    public static Future<Void> again(RoutingContext ctx, StoredResponse answer) {
        ctx.response().putHeader("Idempotent-Replayed", "true");
        if (answer.location() != null) {
            ctx.response().putHeader(HttpHeaders.LOCATION, answer.location());
        }
        return write(ctx.response(), answer.status(), answer.body());
    }

    /** Answers with an error. */
    public static void error(HttpServerResponse response, ApiException apiException) {
        error(response, apiException, /* withStatus= */ false);
    }

    /**
     * Answers with an error.
     *
     * @param withStatus whether the body has the status too, and its phrase, as programs of some faces expect
     */
    static void error(HttpServerResponse response, ApiException apiException, boolean withStatus) {
        JsonWriter json = new JsonWriter().object().member("success", false);
        if (withStatus) {
            json.member("statusCode", apiException.status())
                    .member(
                            "error",
                            HttpResponseStatus.valueOf(apiException.status()).reasonPhrase());
        }
        json.member("message", apiException.text());
        Violations violations = apiException.violations();
        if (violations != null) {
            write(violations, json);
        }
        apiException.details().accept(json);
        apiException.headers().forEach(response::putHeader);
        send(response, apiException.status(), json.endObject().take());
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
        response.setStatusCode(status);
        return send(response, JSON, body);
    }

    /** Ends {@code response} with {@code body}. That its client may not get it is no failure of the request. */
    public static Future<Void> send(HttpServerResponse response, String contentType, Buffer body) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, contentType).end(body);
        return Future.succeededFuture();
    }

    public static Future<Void> redirect(RoutingContext ctx, String path) {
        ctx.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, path).end();
        return Future.succeededFuture();
    }
}
