package io.turbozap.siege;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody with a key who asks the server for what it is there for. */
final class Client {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;
    private final String key;

    Client(int port, String key) {
        this.port = port;
        this.key = key;
    }

    record Answer(int status, JsonObject body) {}

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, JsonObject body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(body.encode())));
    }

    Answer put(String path, JsonObject body) throws IOException, InterruptedException {
        return send(request(path).PUT(BodyPublishers.ofString(body.encode())));
    }

    /** Whether the server takes campaigns. */
    boolean isReady() throws InterruptedException {
        try {
            return get("/health/ready").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .header("X-Api-Key", key)
                .timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(), response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body()));
    }
}
