package io.turbozap.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Ends requests with JSON. */
final class Answers {

    static final String JSON = "application/json; charset=utf-8";

    private Answers() {}

    /** Answers {@code {"success":true,…}} with what {@code members} adds. */
    static void ok(RoutingContext ctx, int status, Consumer<JsonWriter> members) {
        JsonWriter json = new JsonWriter().object().member("success", true);
        members.accept(json);
        send(ctx.response(), status, json.endObject().take());
    }

    static void ok(RoutingContext ctx, String message) {
        ok(ctx, 200, json -> json.member("message", message));
    }

    /** Answers 204. */
    static Void empty(RoutingContext ctx) {
        ctx.response().setStatusCode(204).end();
        return null;
    }

    /** Answers with the one value that {@code writer} writes. */
    static Void bare(RoutingContext ctx, int status, Consumer<JsonWriter> writer) {
        JsonWriter json = new JsonWriter();
        writer.accept(json);
        send(ctx.response(), status, json.take());
        return null;
    }

    static Future<Void> error(HttpServerResponse response, Refusal refusal) {
        JsonWriter json = new JsonWriter().object().member("success", false).member("message", refusal.text());
        Violations violations = refusal.violations();
        if (violations != null) {
            Views.write(violations, json);
        }
        if (refusal.report() != null) {
            ReportView.write(refusal.report(), json.name("report"));
        }
        refusal.headers().forEach(response::putHeader);
        return send(response, refusal.status(), json.endObject().take());
    }

    static Future<Void> send(HttpServerResponse response, int status, Buffer body) {
        return response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .end(body);
    }

    static void redirect(RoutingContext ctx, String path) {
        ctx.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, path).end();
    }
}
