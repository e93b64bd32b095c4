package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is let in: rule A7. */
@ExtendWith(VertxExtension.class)
class GuardsTest {

    private static final Map<String, String> KEYED = Map.of("API_KEY", "a-long-enough-key");

    private static Future<Integer> status(TestDoor door, String uri, String... headers) {
        var request = door.request(HttpMethod.GET, uri);
        for (int i = 0; i < headers.length; i += 2) {
            request.putHeader(headers[i], headers[i + 1]);
        }
        return request.send().map(HttpResponse::statusCode);
    }

    private static Future<Void> expect(int status, Future<Integer> answered) {
        return answered.map(actual -> {
            assertEquals(status, actual);
            return null;
        });
    }

    @Test
    void without_a_key_only_loopback_hosts_are_let_in(Vertx vertx, VertxTestContext test) {
        TestDoor.open(vertx)
                .compose(door -> expect(200, status(door, "/health", "Host", "localhost:3000"))
                        .compose(next -> expect(200, status(door, "/health", "Host", "LOCALHOST")))
                        .compose(next -> expect(200, status(door, "/health", "Host", "[::1]:3000")))
                        .compose(next -> expect(200, status(door, "/health", "Host", "127.8.9.1:1")))
                        .compose(next -> expect(403, status(door, "/health", "Host", "evil.example")))
                        .compose(next -> expect(403, status(door, "/health", "Host", "localhost.evil.example:3000")))
                        .compose(next -> expect(403, status(door, "/health", "Host", "127.0.0.1.evil.example")))
                        .compose(next -> expect(403, status(door, "/nowhere", "Host", "10.0.0.1:3000"))))
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void foreign_origins_are_refused_in_the_envelope(Vertx vertx, VertxTestContext test) {
        TestDoor.open(vertx)
                .compose(door -> door.request(HttpMethod.POST, "/api/campaigns/queue/stop-all")
                        .putHeader("Origin", "https://evil.example")
                        .send()
                        .map(answer -> {
                            assertEquals(403, answer.statusCode());
                            assertEquals(TestDoor.error(OriginCheck.REFUSED), answer.bodyAsJsonObject());
                            return door;
                        }))
                .compose(door -> expect(403, status(door, "/health", "Origin", "null"))
                        .compose(next -> expect(403, status(door, "/health", "Origin", "http://localhost:1")))
                        .compose(next ->
                                expect(200, status(door, "/health", "Origin", "http://127.0.0.1:" + door.port()))))
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void configured_origins_are_let_in_and_told_so(Vertx vertx, VertxTestContext test) {
        TestDoor.open(vertx, Map.of("CORS_ORIGINS", "https://app.example"))
                .compose(door -> door.request(HttpMethod.OPTIONS, "/api/campaigns/create")
                        .putHeader("Origin", "https://app.example")
                        .putHeader("Access-Control-Request-Method", "POST")
                        .send()
                        .map(answer -> {
                            assertEquals(204, answer.statusCode());
                            assertEquals("https://app.example", answer.getHeader("Access-Control-Allow-Origin"));
                            assertTrue(answer.getHeader("Access-Control-Allow-Headers")
                                    .contains("X-Api-Key"));
                            assertTrue(answer.getHeader("Access-Control-Allow-Headers")
                                    .contains("Idempotency-Key"));
                            return door;
                        }))
                .compose(door -> door.request(HttpMethod.GET, "/health")
                        .putHeader("Origin", "https://app.example")
                        .send()
                        .map(answer -> {
                            assertEquals(200, answer.statusCode());
                            assertEquals("https://app.example", answer.getHeader("Access-Control-Allow-Origin"));
                            assertEquals("Origin", answer.getHeader("Vary"));
                            return door;
                        }))
                .compose(door -> expect(403, status(door, "/health", "Origin", "https://app.example.evil")))
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void with_a_key_everything_but_the_open_paths_needs_it(Vertx vertx, VertxTestContext test) {
        TestDoor.open(vertx, KEYED)
                .compose(door -> {
                    Future<Void> open = Future.succeededFuture();
                    for (String path : List.of(
                            "/",
                            "/admin",
                            "/admin/queues",
                            "/assets/icon.svg",
                            "/health",
                            "/health/ready",
                            "/openapi.yaml",
                            "/api/docs/")) {
                        open = open.compose(next -> expect(200, status(door, path)));
                    }
                    open = open.compose(next -> expect(404, status(door, "/api/docs/nothing.js")));
                    open = open.compose(next -> expect(404, status(door, "/assets/nothing.js")));
                    for (String path : List.of("/api", "/api/", "/api/docs")) {
                        open = open.compose(next -> expect(302, status(door, path)));
                    }
                    for (String path : List.of(
                            "/api/campaigns",
                            "/api/campaigns/queue/status",
                            "/metrics",
                            "/nowhere",
                            "/index.html",
                            "/adminother",
                            "/assets/../api/campaigns",
                            "/assets/%2e%2e/metrics",
                            "/admin/%2E%2E/metrics",
                            "/api/docs/../campaigns",
                            "/health/../api/campaigns",
                            "/api/docs/%2e%2e/campaigns",
                            "//api/campaigns")) {
                        open = open.compose(next -> expect(401, status(door, path)));
                    }
                    return open.compose(next -> expect(401, status(door, "/metrics", "X-Api-Key", "wrong")))
                            .compose(next -> expect(200, status(door, "/metrics", "X-Api-Key", "a-long-enough-key")))
                            .compose(next -> expect(200, status(door, "/health", "Host", "turbozap.example")));
                })
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void log_in_trades_the_key_for_a_cookie_that_is_not_the_key(Vertx vertx, VertxTestContext test) {
        TestDoor.open(vertx, KEYED)
                .compose(door -> door.request(HttpMethod.POST, "/api/login")
                        .sendJsonObject(new JsonObject().put("apiKey", "a-long-enough-key"))
                        .compose(answer -> {
                            assertEquals(200, answer.statusCode());
                            String cookie = answer.getHeader("Set-Cookie");
                            assertTrue(cookie.contains("HTTPOnly"), cookie);
                            assertTrue(cookie.contains("SameSite=Strict"), cookie);
                            assertFalse(cookie.contains("a-long-enough-key"), cookie);
                            String token = cookie.substring(0, cookie.indexOf(';'));
                            return expect(200, status(door, "/api/campaigns", "Cookie", token))
                                    .compose(next -> expect(401, status(door, "/api/campaigns", "Cookie", token + "0")))
                                    .compose(next -> expect(
                                            401,
                                            status(
                                                    door,
                                                    "/api/campaigns",
                                                    "Cookie",
                                                    token.replaceFirst("=\\d", "=9"))));
                        })
                        .compose(next -> door.request(HttpMethod.POST, "/api/login")
                                .sendJsonObject(new JsonObject().put("apiKey", "wrong"))))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertEquals(401, answer.statusCode());
                    assertNull(answer.getHeader("Set-Cookie"));
                    assertEquals(TestDoor.error("API key is missing or wrong"), answer.bodyAsJsonObject());
                    test.completeNow();
                })));
    }
}
