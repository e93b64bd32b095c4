package io.turbozap.sms;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server that answers each method and path as it was told, and keeps what came in. */
final class FakeProvider {

    /** A request that came in, whole. */
    record Seen(String method, String target, Map<String, String> headers, String body) {}

    private final Map<String, Handler<HttpServerRequest>> scripts = new ConcurrentHashMap<>();
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private final String scheme;

    private FakeProvider(Vertx vertx, HttpServerOptions options) {
        scheme = options.isSsl() ? "https" : "http";
        server = vertx.createHttpServer(options).requestHandler(this::serve);
    }

    static FakeProvider start(Vertx vertx) throws Exception {
        return start(vertx, new HttpServerOptions());
    }

    static FakeProvider start(Vertx vertx, HttpServerOptions options) throws Exception {
        FakeProvider fake = new FakeProvider(vertx, options);
        fake.server.listen(0, "localhost").await(10, TimeUnit.SECONDS);
        return fake;
    }

    String baseUrl() {
        return scheme + "://localhost:" + server.actualPort();
    }

    void stop() throws Exception {
        server.close().await(10, TimeUnit.SECONDS);
    }

    /** From now on, requests of this method and path are met so. */
    FakeProvider on(String methodAndPath, Handler<HttpServerRequest> script) {
        scripts.put(methodAndPath, script);
        return this;
    }

    FakeProvider on(String methodAndPath, int status, String body) {
        return on(methodAndPath, answer(status, body));
    }

    static Handler<HttpServerRequest> answer(int status, String body) {
        return request -> request.response().setStatusCode(status).end(body);
    }

    static Handler<HttpServerRequest> cut() {
        return request -> request.connection().close();
    }

    static Handler<HttpServerRequest> silence() {
        return request -> {};
    }

    /** The head of an answer and a part of its body, and nothing more. */
    static Handler<HttpServerRequest> begin(int status, String part) {
        return request -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Length", "1000000")
                .write(part);
    }

    /** An answer without end. */
    static Handler<HttpServerRequest> endless(int status) {
        return request -> {
            request.response().setStatusCode(status).setChunked(true);
            pour(request);
        };
    }

    private static void pour(HttpServerRequest request) {
        request.response().write(Buffer.buffer(new byte[65_536])).onSuccess(written -> pour(request));
    }

    /** Waits for the next request. */
    Seen next() throws Exception {
        Seen request = seen.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request came");
        }
        return request;
    }

    private void serve(HttpServerRequest request) {
        Map<String, String> headers = new ConcurrentHashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        request.body().onSuccess(body -> {
            seen.add(new Seen(request.method().name(), request.uri(), headers, body.toString()));
            scripts.getOrDefault(request.method() + " " + request.path(), answer(404, "{\"code\":20404}"))
                    .handle(request);
        });
    }
}
