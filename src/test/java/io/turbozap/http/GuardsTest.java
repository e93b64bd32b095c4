package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.http.access.KeyCheck;
import io.turbozap.http.access.OriginCheck;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
                                            status(door, "/api/campaigns", "Cookie", token.replaceFirst("=.", "=x"))));
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

    private static HttpResponse<Buffer> await(Future<HttpResponse<Buffer>> answer) throws Exception {
        return answer.await(20, TimeUnit.SECONDS);
    }

    private static HttpResponse<Buffer> send(TestDoor door, HttpMethod method, String uri, String... headers)
            throws Exception {
        var request = door.request(method, uri);
        for (int i = 0; i < headers.length; i += 2) {
            request.putHeader(headers[i], headers[i + 1]);
        }
        return await(request.send());
    }

    private static TestDoor keyed(Vertx vertx) throws Exception {
        return TestDoor.open(vertx, KEYED).await(20, TimeUnit.SECONDS);
    }

    private static String cookieOf(HttpResponse<Buffer> answer) {
        String cookie = answer.getHeader("Set-Cookie");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static String logIn(TestDoor door) throws Exception {
        return cookieOf(send(door, HttpMethod.POST, "/api/login", "X-Api-Key", "a-long-enough-key"));
    }

    @Test
    void guesses_of_one_address_are_looked_at_no_more_after_some(Vertx vertx) throws Exception {
        TestDoor door = keyed(vertx);
        String cookie = logIn(door);
        String client = "203.0.113.7";
        for (int i = 0; i < 50; i++) {
            assertEquals(
                    401,
                    send(door, HttpMethod.GET, "/metrics", "X-Forwarded-For", client, "X-Api-Key", "old-key")
                            .statusCode(),
                    "the same again is no guess");
        }
        for (int i = 1; i < 20; i++) {
            HttpResponse<Buffer> guess =
                    send(door, HttpMethod.GET, "/api/campaigns", "X-Forwarded-For", client, "X-Api-Key", "guess" + i);
            assertEquals(401, guess.statusCode());
        }
        for (String path : List.of("/metrics", "/api/campaigns")) {
            HttpResponse<Buffer> right =
                    send(door, HttpMethod.GET, path, "X-Forwarded-For", client, "X-Api-Key", "a-long-enough-key");
            assertEquals(429, right.statusCode(), "whether it is right is not told");
            assertEquals(TestDoor.error(KeyCheck.TOO_MANY), right.bodyAsJsonObject());
            assertEquals("4", right.getHeader("Retry-After"));
        }
        assertEquals(
                429,
                send(
                                door,
                                HttpMethod.POST,
                                "/api/login",
                                "X-Forwarded-For",
                                "spoofed, " + client,
                                "X-Api-Key",
                                "a-long-enough-key")
                        .statusCode());
        assertEquals(
                200,
                send(door, HttpMethod.GET, "/metrics", "X-Forwarded-For", client, "Cookie", cookie)
                        .statusCode(),
                "whoever is logged in goes on");
        assertEquals(
                200,
                send(door, HttpMethod.GET, "/metrics", "X-Api-Key", "a-long-enough-key")
                        .statusCode(),
                "from another address");
    }

    @Test
    void log_out_ends_one_browser_or_all_of_them(Vertx vertx) throws Exception {
        TestDoor door = keyed(vertx);
        String one = logIn(door);
        String other = logIn(door);
        String third = logIn(door);
        WebSocket socket = vertx.createWebSocketClient()
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(door.port())
                        .setURI("/?topics=overview")
                        .addHeader("Cookie", one))
                .await(20, TimeUnit.SECONDS);
        Promise<Void> cut = Promise.promise();
        socket.closeHandler(cut::complete);
        assertEquals(401, send(door, HttpMethod.POST, "/api/logout").statusCode());

        HttpResponse<Buffer> out = send(door, HttpMethod.POST, "/api/logout", "Cookie", one);
        assertEquals(200, out.statusCode());
        assertTrue(out.getHeader("Set-Cookie").contains("Max-Age=0"), out.getHeader("Set-Cookie"));
        cut.future().await(20, TimeUnit.SECONDS);
        assertEquals(401, send(door, HttpMethod.GET, "/metrics", "Cookie", one).statusCode());
        assertEquals(
                200, send(door, HttpMethod.GET, "/metrics", "Cookie", other).statusCode());

        assertEquals(
                200,
                send(door, HttpMethod.POST, "/api/logout?everywhere=true", "Cookie", other)
                        .statusCode());
        assertEquals(
                401, send(door, HttpMethod.GET, "/metrics", "Cookie", other).statusCode());
        assertEquals(
                401, send(door, HttpMethod.GET, "/metrics", "Cookie", third).statusCode());
    }

    @Test
    void cookie_goes_by_tls_alone_where_it_came_by_tls(Vertx vertx) throws Exception {
        TestDoor door = keyed(vertx);
        String key = "a-long-enough-key";
        HttpResponse<Buffer> plain = send(door, HttpMethod.POST, "/api/login", "X-Api-Key", key);
        assertFalse(plain.getHeader("Set-Cookie").contains("Secure"));
        HttpResponse<Buffer> secure =
                send(door, HttpMethod.POST, "/api/login", "X-Api-Key", key, "X-Forwarded-Proto", "https");
        assertTrue(secure.getHeader("Set-Cookie").contains("Secure"), secure.getHeader("Set-Cookie"));
    }

    @Test
    void stranger_who_claims_tls_is_not_believed(Vertx vertx) throws Exception {
        TestDoor door = TestDoor.open(vertx, Map.of("API_KEY", "short", "TRUSTED_PROXIES", "192.0.2.1"))
                .await(20, TimeUnit.SECONDS);
        HttpResponse<Buffer> claimed =
                send(door, HttpMethod.POST, "/api/login", "X-Api-Key", "short", "X-Forwarded-Proto", "https");
        assertEquals(200, claimed.statusCode());
        assertFalse(claimed.getHeader("Set-Cookie").contains("Secure"));
    }

    @Test
    void no_answer_may_be_guessed_at_framed_or_kept(Vertx vertx) throws Exception {
        TestDoor door = TestDoor.open(vertx).await(20, TimeUnit.SECONDS);
        for (String path : List.of(
                "/api/campaigns", "/health", "/nowhere", "/metrics", "/%zz", "/api", "/openapi.yaml", "/socket.io/")) {
            HttpResponse<Buffer> answer = send(door, HttpMethod.GET, path);
            assertEquals("nosniff", answer.getHeader("X-Content-Type-Options"), path);
            assertEquals("DENY", answer.getHeader("X-Frame-Options"), path);
            assertEquals("no-store", answer.getHeader("Cache-Control"), path);
            assertTrue(answer.getHeader("Content-Security-Policy").contains("default-src 'none'"), path);
        }
        for (String path : List.of("/", "/admin/queues", "/assets/icon.svg", "/api/docs/", "/api/docs/nothing.js")) {
            HttpResponse<Buffer> answer = send(door, HttpMethod.GET, path);
            assertEquals("nosniff", answer.getHeader("X-Content-Type-Options"), path);
            assertEquals("DENY", answer.getHeader("X-Frame-Options"), path);
            assertTrue(answer.getHeader("Content-Security-Policy").contains("frame-ancestors 'none'"), path);
        }
    }
}
