package io.turbozap.crash;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** What a caller sees of a server that may be gone at any moment. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile int port;

    record Answer(int status, JsonObject body) {}

    /** Talks to the server on that port from here on. */
    void moveTo(int listening) {
        port = listening;
    }

    int port() {
        return port;
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    Answer put(String path, JsonObject body) throws IOException, InterruptedException {
        return send(
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body.encode())));
    }

    Answer post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer post(String path, JsonObject body) throws IOException, InterruptedException {
        return post(path, BodyPublishers.ofString(body.encode()));
    }

    /** Posts JSON with an Idempotency-Key. */
    Answer post(String path, JsonObject body, String key) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body.encode())));
    }

    /** Posts JSON as it is read from that stream. */
    Answer post(String path, Supplier<InputStream> body) throws IOException, InterruptedException {
        return post(path, BodyPublishers.ofInputStream(body));
    }

    private Answer post(String path, BodyPublisher body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(body));
    }

    /** Whether the server answers, though it may still recover. */
    boolean isAlive() throws InterruptedException {
        return isFine("/health");
    }

    /** Whether the server takes campaigns. */
    boolean isReady() throws InterruptedException {
        return isFine("/health/ready");
    }

    private boolean isFine(String path) throws InterruptedException {
        try {
            return get(path).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(), response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body()));
    }
}
