package io.turbozap.http;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests of HTTP fail where an answer is not what openapi.yaml says, though they do not look at it. */
@ExtendWith(VertxExtension.class)
final class ResponseContractTest {

    private static Future<HttpResponse<Buffer>> answer(Vertx vertx, String path, int status, String body) {
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .setStatusCode(status)
                        .putHeader("Content-Type", "application/json; charset=utf-8")
                        .end(body))
                .listen(0, "127.0.0.1"));
        return ResponseContract.watch(WebClient.create(vertx))
                .get(server.actualPort(), "127.0.0.1", path)
                .send();
    }

    private static String failure(Vertx vertx, int status, String body) {
        return String.valueOf(
                assertThrows(Throwable.class, () -> await(answer(vertx, "/api/campaigns/a/timeline?b", status, body)))
                        .getMessage());
    }

    @Test
    void body_that_lacks_a_member_fails(Vertx vertx) {
        String failure = failure(vertx, 200, "{\"success\":true}");

        assertTrue(failure.contains("required"), failure);
    }

    @Test
    void status_that_is_not_documented_fails(Vertx vertx) {
        String failure = failure(vertx, 204, "");

        assertTrue(failure.contains("this status is not documented"), failure);
    }

    @Test
    void errors_keep_the_envelope(Vertx vertx) {
        String failure = failure(vertx, 418, "{\"error\":\"teapot\"}");

        assertTrue(failure.contains("required"), failure);
    }

    @Test
    void answer_as_documented_passes(Vertx vertx) {
        String body = "{\"success\":false,\"message\":\"Campaign not found\"}";

        assertEquals(
                404,
                await(answer(vertx, "/api/campaigns/a/timeline", 404, body)).statusCode());
    }

    @Test
    void path_that_is_not_documented_passes(Vertx vertx) {
        assertEquals(200, await(answer(vertx, "/nowhere", 200, "[]")).statusCode());
    }
}
