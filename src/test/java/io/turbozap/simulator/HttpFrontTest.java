package io.turbozap.simulator;

import static io.turbozap.simulator.SimulatedServer.await;
import static io.turbozap.simulator.SimulatedServer.fast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.model.Engine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HttpFrontTest {

    private static final String ANA = "5511999998888@c.us";

    @Test
    void without_its_key_nothing_but_ping_and_the_controls_is_open(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().apiKey("hush"));
        JsonObject unauthorized =
                new JsonObject().put("message", "Unauthorized").put("statusCode", 401);

        for (String path : new String[] {"/api/sessions", "/health", "/api/nope"}) {
            assertEquals(401, waha.get(path).statusCode(), path);
        }
        HttpResponse<Buffer> send = waha.sendText("default", ANA, "oi");
        assertEquals(401, send.statusCode());
        assertEquals(unauthorized, send.bodyAsJsonObject());
        assertEquals(new JsonObject().put("message", "pong"), waha.get("/ping").bodyAsJsonObject());
        assertEquals(200, waha.get("/simulator/summary").statusCode());
    }

    @Test
    void the_key_is_taken_from_the_header_or_the_query(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().apiKey("hush"));
        HttpRequest<Buffer> request = waha.client.get("/api/sessions");

        assertEquals(
                200, await(request.copy().putHeader("x-api-key", "hush").send()).statusCode());
        assertEquals(
                401,
                await(request.copy().putHeader("x-api-key", "shout").send()).statusCode());
        assertEquals(
                200,
                await(request.copy().addQueryParam("x-api-key", "hush").send()).statusCode());
    }

    @Test
    void an_unknown_path_or_method_is_not_found(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        HttpResponse<Buffer> answer = waha.get("/api/nope");

        assertEquals(404, answer.statusCode());
        assertEquals(
                new JsonObject()
                        .put("message", "Cannot GET /api/nope")
                        .put("error", "Not Found")
                        .put("statusCode", 404),
                answer.bodyAsJsonObject());
        assertEquals(404, waha.get("/api/startTyping").statusCode());
        assertEquals(400, waha.get("/api/%zz/lids/1").statusCode());
    }

    @Test
    void answers_carry_the_headers_of_node(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        HttpResponse<Buffer> answer = waha.sendText("default", ANA, "oi");

        assertEquals("timeout=5", answer.getHeader("Keep-Alive"));
        assertEquals("keep-alive", answer.getHeader("Connection"));
        assertEquals("application/json; charset=utf-8", answer.getHeader("Content-Type"));
        assertNotNull(answer.getHeader("Date"));
    }

    @Test
    void an_idle_connection_is_closed(Vertx vertx) {
        // long enough for a request to be written before it
        SimulatedServer waha = SimulatedServer.start(vertx, fast().keepAliveMillis(1_000));
        var client = vertx.createHttpClient();
        Promise<Void> closed = Promise.promise();

        // all on the event loop: elsewhere the answer may have passed before its body is asked for
        await(client.request(HttpMethod.GET, waha.simulator.port(), "127.0.0.1", "/ping")
                .compose(request -> {
                    request.connection().closeHandler(closed::complete);
                    return request.send().compose(HttpClientResponse::body);
                }));

        await(closed.future());
    }

    @Test
    void a_connection_with_an_open_request_is_not_closed(Vertx vertx) {
        SimulatedServer waha =
                SimulatedServer.start(vertx, fast().keepAliveMillis(10).latencyMillis(200));

        assertEquals(201, waha.sendText("default", ANA, "oi").statusCode());
    }

    @Test
    void the_server_tells_what_it_is(Vertx vertx) {
        SimulatedServer waha =
                SimulatedServer.start(vertx, fast().engine(Engine.GOWS).version("2026.7.1"));

        JsonObject version = waha.get("/api/server/version").bodyAsJsonObject();

        assertEquals("2026.7.1", version.getString("version"));
        assertEquals("GOWS", version.getString("engine"));
        assertEquals("ok", waha.get("/health").bodyAsJsonObject().getString("status"));
        assertTrue(waha.get("/api/server/status").bodyAsJsonObject().getLong("startTimestamp") > 0);
    }

    @Test
    void while_it_is_down_connections_are_refused(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        await(waha.simulator.goDown());
        await(waha.simulator.goDown());

        Future<HttpResponse<Buffer>> refused = waha.client.get("/ping").send();
        Throwable error = await(refused.transform(result ->
                result.succeeded() ? Future.failedFuture("it answered") : Future.succeededFuture(result.cause())));
        assertTrue(error instanceof java.net.ConnectException, error.toString());

        await(waha.simulator.comeUp());
        await(waha.simulator.comeUp());
        assertEquals(200, waha.get("/ping").statusCode());
    }

    @Test
    @Timeout(20)
    void it_can_be_ordered_down_for_a_while(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        assertEquals(
                202,
                waha.post("/simulator/down", new JsonObject().put("millis", 500))
                        .statusCode());

        while (answers(waha)) {
            Thread.onSpinWait();
        }
        while (!answers(waha)) {
            Thread.onSpinWait();
        }
    }

    private static boolean answers(SimulatedServer waha) {
        return await(waha.client.get("/ping").send().map(true).otherwise(false));
    }
}
