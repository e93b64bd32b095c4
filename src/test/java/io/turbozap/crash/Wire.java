package io.turbozap.crash;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What lies between the server and WAHA: it sees each send come and go, and can be trapped at any of these moments. */
final class Wire {

    private static final int CONNECTIONS = 256;

    private final Vertx vertx;
    private final HttpClient client;
    private final int port;
    private HttpServer server;
    private final int wahaPort;
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private final Map<String, List<Long>> arrivals = new ConcurrentHashMap<>();

    private Wire(Vertx vertx, int wahaPort, HttpServer server) {
        this.vertx = vertx;
        this.wahaPort = wahaPort;
        this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.server = server;
        this.port = server.actualPort();
    }

    /** Lays a wire to the WAHA on that port. */
    static Future<Wire> to(Vertx vertx, int wahaPort) {
        AtomicReference<Wire> laid = new AtomicReference<>();
        return listen(vertx, 0, request -> laid.get().take(request)).map(server -> {
            laid.set(new Wire(vertx, wahaPort, server));
            return laid.get();
        });
    }

    private static Future<HttpServer> listen(Vertx vertx, int port, Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(handler)
                .listen(port);
    }

    /** Refuses connections and cuts the open ones. */
    Future<Void> cut() {
        return server.close();
    }

    /** Takes connections again. */
    Future<Void> mend() {
        return listen(vertx, port, this::take)
                .onSuccess(again -> server = again)
                .mapEmpty();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Sets a trap in the place of the one before. */
    void set(Trap next) {
        trap.set(next);
    }

    /** When sends of that session arrived, in nanoseconds, whatever became of them. */
    List<Long> arrivals(String session) {
        return List.copyOf(arrivals.getOrDefault(session, List.of()));
    }

    /** How many sends of all sessions arrived. */
    int total() {
        return arrivals.values().stream().mapToInt(List::size).sum();
    }

    int count(String session) {
        return arrivals.getOrDefault(session, List.of()).size();
    }

    private void take(HttpServerRequest request) {
        boolean send = request.method().name().equals("POST") && request.path().startsWith("/api/send");
        long now = System.nanoTime();
        request.body().onSuccess(body -> {
            if (send) {
                note(body, now);
            }
            Trap sprung = send ? sprung() : null;
            if (sprung == null) {
                forward(request, body, null);
            } else {
                strike(sprung, request, body);
            }
        });
    }

    private void note(Buffer body, long now) {
        String session = body.toJsonObject().getString("session");
        arrivals.computeIfAbsent(session, name -> new CopyOnWriteArrayList<>()).add(now);
    }

    private @Nullable Trap sprung() {
        Trap set = trap.get();
        return set != null && set.springs() && trap.compareAndSet(set, null) ? set : null;
    }

    private void strike(Trap sprung, HttpServerRequest request, Buffer body) {
        switch (sprung.moment()) {
            case NEVER_ARRIVED -> {
                sprung.close();
                request.connection().close();
            }
            case ARRIVED_LATE -> {
                sprung.close();
                vertx.setTimer(sprung.delayMillis(), due -> forward(request, body, null));
            }
            case UNANSWERED, ANSWERED -> forward(request, body, sprung);
        }
    }

    private void forward(HttpServerRequest request, Buffer body, @Nullable Trap sprung) {
        RequestOptions options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(wahaPort)
                .setMethod(request.method())
                .setURI(request.uri());
        client.request(options)
                .compose(onward -> pass(request, onward, body))
                .compose(answer -> answer.body().onSuccess(content -> answer(request, answer, content, sprung)))
                .onFailure(lost -> {
                    if (sprung != null) {
                        sprung.close();
                    }
                    request.connection().close();
                });
    }

    private static Future<HttpClientResponse> pass(HttpServerRequest request, HttpClientRequest onward, Buffer body) {
        request.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                onward.putHeader(name, value);
            }
        });
        return onward.send(body);
    }

    private void answer(HttpServerRequest request, HttpClientResponse answer, Buffer content, @Nullable Trap sprung) {
        if (sprung != null && sprung.moment() == Trap.Moment.UNANSWERED) {
            sprung.close();
            request.connection().close();
            return;
        }
        String type = answer.getHeader("Content-Type");
        if (type != null) {
            request.response().putHeader("Content-Type", type);
        }
        request.response().setStatusCode(answer.statusCode()).end(content).onComplete(written -> {
            if (sprung != null) {
                close(sprung);
            }
        });
    }

    /** A moment after the answer was written. */
    private void close(Trap sprung) {
        if (sprung.delayMillis() < 1) {
            sprung.close();
        } else {
            vertx.setTimer(sprung.delayMillis(), due -> sprung.close());
        }
    }
}
