package io.turbozap.http.web;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.LogLines;
import io.turbozap.http.TestDoor;
import io.turbozap.http.guard.GuardRules;
import io.turbozap.http.guard.Guards;
import io.turbozap.http.guard.MemoryAccount;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests are answered once, whatever becomes of their handlers. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class RouteTableTest {

    private final IllegalStateException bug = new IllegalStateException("bug");

    private final SmallBody body = new SmallBody(1_000);
    private WebClient client;
    private HttpServer server;

    @BeforeEach
    void serve(Vertx vertx) {
        RouteTable table = new RouteTable();
        RouteSection routes = table.open()
                .get("/good", ctx -> Responses.ok(ctx, "good"))
                .post("/good", body.then(ctx -> Responses.ok(ctx, "good")))
                .get("/stream", ctx -> streamed(ctx, 3, Future.succeededFuture(false)));
        bad(routes, "throws", ctx -> {
            throw new ApiException(409, "no");
        });
        bad(routes, "fails", ctx -> Future.failedFuture(new ApiException(409, "no")));
        bad(routes, "bug", ctx -> Future.failedFuture(bug));
        bad(routes, "error", ctx -> {
            throw new StackOverflowError();
        });
        bad(routes, "no-future", ctx -> null);
        bad(routes, "no-answer", ctx -> Future.succeededFuture());
        bad(routes, "twice", ctx -> Responses.ok(ctx, "good").compose(answered -> Future.failedFuture(bug)));
        bad(routes, "cut", ctx -> streamed(ctx, 2, Future.failedFuture(bug)));
        Router router = Router.router(vertx);
        router.route().failureHandler(new ErrorHandler());
        table.mount(router);
        Guards guards = new Guards(new MemoryAccount(64 << 20), GuardRules.of(10, 0));
        server = await(vertx.createHttpServer()
                .connectionHandler(guards.guard(vertx)::take)
                .requestHandler(router)
                .listen(0, "127.0.0.1"));
        client = WebClient.create(vertx);
    }

    /** As a handler that reads, and as one that has read a body. */
    private void bad(RouteSection routes, String name, RouteHandler handler) {
        routes.get("/" + name, handler).post("/" + name, body.then(handler));
    }

    private static Future<Void> streamed(RoutingContext ctx, int pages, Future<Boolean> end) {
        int[] left = {pages};
        JsonWriter json = new JsonWriter().object().name("data").array();
        return StreamedArray.send(ctx, json, page -> {
            page.value("page " + left[0]);
            return left[0]-- > 1 ? Future.succeededFuture(true) : end;
        });
    }

    private HttpResponse<Buffer> request(HttpMethod method, String path) {
        return await(
                client.request(method, server.actualPort(), "127.0.0.1", path).send());
    }

    @ParameterizedTest
    @CsvSource({
        "throws, 409, no",
        "fails, 409, no",
        "bug, 500, Internal server error",
        "error, 500, Internal server error",
        "no-future, 500, Internal server error",
        "no-answer, 500, Internal server error"
    })
    void handler_that_fails_or_gives_no_answer_fails_its_request(String path, int status, String message) {
        for (HttpMethod method : new HttpMethod[] {HttpMethod.GET, HttpMethod.POST}) {
            HttpResponse<Buffer> answer = request(method, "/" + path);

            assertEquals(status, answer.statusCode(), method.name());
            assertEquals(TestDoor.error(message), answer.bodyAsJsonObject());
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /good", "POST, /good", "HEAD, /good", "HEAD, /stream", "GET, /stream"})
    void handler_that_answers_is_not_complained_about(String method, String path) {
        try (LogLines lines = LogLines.capture()) {
            assertEquals(200, request(HttpMethod.valueOf(method), path).statusCode());
            assertEquals(200, request(HttpMethod.GET, "/good").statusCode());

            assertEquals(List.of(), lines.atLeastWarnings());
        }
    }

    @Test
    void answer_holds_although_its_handler_fails_afterwards_and_that_is_logged() {
        try (LogLines lines = LogLines.capture()) {
            assertEquals(200, request(HttpMethod.GET, "/twice").statusCode());

            request(HttpMethod.GET, "/good"); // on the same event loop, so after whatever the first one does there
            String line = String.join("\n", lines.atLeastWarnings());
            assertTrue(line.startsWith("GET /twice failed after its answer"), line);
        }
    }

    @Test
    void answer_that_fails_on_its_way_is_cut_off() {
        Future<HttpResponse<Buffer>> answer =
                client.get(server.actualPort(), "127.0.0.1", "/cut").send();

        assertTrue(await(answer.transform(Future::succeededFuture)).failed());
    }
}
