package io.turbozap.http.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.http.TestDoor;
import io.turbozap.http.access.SafeResponseHeaders;
import io.turbozap.http.web.ErrorHandler;
import io.turbozap.http.web.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the dashboard's page and files are served. */
@ExtendWith(VertxExtension.class)
class DashboardTest {

    private static final String PAGE = "<!doctype html><title>Page</title>" + " ".repeat(500);
    private static final String SCRIPT = "console.log('hello');".repeat(50);

    private WebClient client;
    private int port;

    @BeforeEach
    void serve(Vertx vertx) {
        Map<String, byte[]> files =
                Map.of("index.html", bytes(PAGE), "app.js", bytes(SCRIPT), "tiny.svg", bytes("<svg/>"));
        open(vertx, Future.succeededFuture(new Assets(files)));
    }

    private void open(Vertx vertx, Future<Assets> assets) {
        Router router = Router.router(vertx);
        router.route().failureHandler(new ErrorHandler());
        router.route().handler(new SafeResponseHeaders());
        router.route("/assets/app.js").handler(ctx -> {
            if (ctx.request().headers().contains("Origin")) {
                ctx.response().putHeader("Vary", "Origin");
            }
            ctx.next();
        });
        RouteTable routes = new RouteTable();
        new DashboardRoutes(AssetSource.of(vertx, assets)).addTo(routes);
        routes.mount(router);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        port = server.actualPort();
        client = WebClient.create(vertx, new WebClientOptions().setDecompressionSupported(false));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<Buffer> request(HttpMethod method, String uri, String... headers) {
        var request = client.request(method, port, "127.0.0.1", uri);
        for (int i = 0; i < headers.length; i += 2) {
            request.headers().add(headers[i], headers[i + 1]);
        }
        return request.send().await();
    }

    private HttpResponse<Buffer> get(String uri, String... headers) {
        return request(HttpMethod.GET, uri, headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?lang=pt",
                "/admin",
                "/admin/",
                "/admin/queues",
                "/admin/campaigns/campaign_1_x?tab=failed"
            })
    void every_address_of_the_page_answers_the_page(String address) {
        HttpResponse<Buffer> answer = get(address);

        assertEquals(200, answer.statusCode());
        assertEquals("text/html; charset=utf-8", answer.getHeader("Content-Type"));
        assertEquals(PAGE, answer.bodyAsString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/app.js"})
    void page_and_files_may_do_nothing_but_what_comes_from_here(String address) {
        HttpResponse<Buffer> answer = get(address);

        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                        + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'",
                answer.getHeader("Content-Security-Policy"));
        assertEquals("nosniff", answer.getHeader("X-Content-Type-Options"));
        assertEquals("no-referrer", answer.getHeader("Referrer-Policy"));
        assertEquals("same-origin", answer.getHeader("Cross-Origin-Opener-Policy"));
        assertEquals("no-cache", answer.getHeader("Cache-Control"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br | true",
                "br;q=1.0, GZIP;q=0.5 | true",
                "* | true",
                "br | false",
                "gzip;q=0 | false",
                "gzip; q=0.000, * | false",
                "*;q=0 | false",
                "identity, *;q=0, gzip;q=0.001 | true"
            })
    void files_are_packed_for_whoever_takes_gzip(String accepted, boolean packed) throws IOException {
        HttpResponse<Buffer> answer = get("/assets/app.js", "Accept-Encoding", accepted);

        assertEquals("text/javascript; charset=utf-8", answer.getHeader("Content-Type"));
        assertEquals("Accept-Encoding", answer.getHeader("Vary"));
        assertEquals(packed ? "gzip" : null, answer.getHeader("Content-Encoding"));
        byte[] body = answer.body().getBytes();
        assertArrayEquals(
                bytes(SCRIPT), packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body);
    }

    @Test
    void each_encoding_has_a_tag_of_its_own() {
        String packed = get("/assets/app.js", "Accept-Encoding", "gzip").getHeader("ETag");
        String plain = get("/assets/app.js").getHeader("ETag");

        assertTrue(plain.matches("\"[0-9a-f]{24}\""), plain);
        assertNotEquals(packed, plain);
        assertEquals(200, get("/assets/app.js", "If-None-Match", packed).statusCode());
        assertEquals(
                304,
                get("/assets/app.js", "If-None-Match", packed, "Accept-Encoding", "gzip")
                        .statusCode());
    }

    @Test
    void what_packing_makes_no_smaller_is_sent_as_it_is() {
        HttpResponse<Buffer> answer = get("/assets/tiny.svg", "Accept-Encoding", "gzip");

        assertEquals("<svg/>", answer.bodyAsString());
        assertNull(answer.getHeader("Content-Encoding"));
        assertNull(answer.getHeader("Vary"));
        assertEquals("image/svg+xml; charset=utf-8", answer.getHeader("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "W/TAG", "\"other\", TAG", "\"a,b\" ,W/\"x\",  W/TAG", "*"})
    void what_a_browser_has_already_is_not_sent_again(String known) {
        String tag = get("/").getHeader("ETag");

        HttpResponse<Buffer> answer = get("/", "If-None-Match", known.replace("TAG", tag));

        assertEquals(304, answer.statusCode());
        assertNull(answer.body());
        assertEquals(tag, answer.getHeader("ETag"));
        assertEquals("no-cache", answer.getHeader("Cache-Control"));
        assertEquals("Accept-Encoding", answer.getHeader("Vary"));
    }

    @Test
    void tags_are_known_from_several_headers() {
        String tag = get("/").getHeader("ETag");

        assertEquals(
                304, get("/", "If-None-Match", "\"a\"", "If-None-Match", tag).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "\"other\"", "W/\"other\"", "BARE", "w/TAG", "W/W/TAG", "**"})
    void what_a_browser_has_not_is_sent(String known) {
        String tag = get("/").getHeader("ETag");

        HttpResponse<Buffer> answer =
                get("/", "If-None-Match", known.replace("TAG", tag).replace("BARE", tag.replace("\"", "")));

        assertEquals(200, answer.statusCode());
        assertEquals(PAGE, answer.bodyAsString());
    }

    @Test
    void head_has_the_headers_of_get() {
        HttpResponse<Buffer> get = get("/assets/app.js", "Accept-Encoding", "gzip");
        HttpResponse<Buffer> head = request(HttpMethod.HEAD, "/assets/app.js", "Accept-Encoding", "gzip");

        assertEquals(200, head.statusCode());
        assertNull(head.body());
        for (String name : List.of("Content-Length", "Content-Type", "Content-Encoding", "ETag", "Vary")) {
            assertEquals(get.getHeader(name), head.getHeader(name), name);
        }
        assertEquals(
                304,
                request(HttpMethod.HEAD, "/assets/app.js", "If-None-Match", "*").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/admin/queues", "/assets/app.js"})
    void other_methods_are_told_what_is_allowed(String address) {
        HttpResponse<Buffer> answer = request(HttpMethod.POST, address);

        assertEquals(405, answer.statusCode());
        assertEquals("GET, HEAD", answer.getHeader("Allow"));
        assertEquals(TestDoor.error("Method not allowed"), answer.bodyAsJsonObject());
    }

    @Test
    void what_answers_differ_by_is_added_to_what_is_known_already() {
        assertEquals(
                List.of("Origin", "Accept-Encoding"),
                get("/assets/app.js", "Origin", "https://app.example").headers().getAll("Vary"));
    }

    @Test
    void requests_wait_for_files_that_are_still_read(Vertx vertx) {
        Promise<Assets> later = Promise.promise();
        open(vertx, later.future());
        Future<HttpResponse<Buffer>> early =
                client.get(port, "127.0.0.1", "/assets/a.css").send();
        later.complete(new Assets(Map.of("a.css", bytes("a{}"))));

        assertEquals("a{}", early.await().bodyAsString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets",
                "/assets/",
                "/assets/nothing.js",
                "/assets/index.html",
                "/assets/app.js/",
                "/assets/App.js",
                "/assets/x/../../logback.xml",
                "/assets/..%2flogback.xml",
                "/assets/%2e%2e%2fopenapi.yaml",
                "/assets/..%5copenapi.yaml",
                "/assets/..;/openapi.yaml",
                "/assets/%252e%252e/openapi.yaml",
                "/assets/app.js%00.css",
                "/assets/../assets/../openapi.yaml",
                "/assets/vendor/lit-html/package.json",
                "/assets/vendor/lit-html/../../../openapi.yaml"
            })
    void nothing_else_can_be_had(String address) {
        HttpResponse<Buffer> answer = get(address);

        assertEquals(404, answer.statusCode(), answer.bodyAsString());
    }
}
