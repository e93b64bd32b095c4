package io.turbozap.cli.send;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Turbozap server, over HTTP. With the JDK's own client, for the command line waits for each answer on its one thread
 * and should not start event loops to ask a few questions.
 */
final class ServerClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final int TRIES = 5;
    private static final long PAUSE_MILLIS = 1_000;
    /** The same key is still being carried out, there is no room just now, or the server is starting. */
    private static final Set<Integer> COME_AGAIN = Set.of(409, 429, 503);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final String url;
    private final @Nullable String apiKey;

    ServerClient(String url, @Nullable String apiKey) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.apiKey = apiKey;
    }

    String url() {
        return url;
    }

    /**
     * The body of a request.
     *
     * @param type its media type
     */
    record Body(String type, BodyPublisher bytes) {

        static Body of(JsonObject json) {
            return new Body("application/json", BodyPublishers.ofString(json.encode()));
        }
    }

    JsonObject get(String path) throws InterruptedException {
        return accepted(once(request(path).GET().build()));
    }

    JsonObject delete(String path) throws InterruptedException {
        return accepted(once(request(path).DELETE().build()));
    }

    JsonObject post(String path) throws InterruptedException {
        return accepted(once(request(path).POST(BodyPublishers.noBody()).build()));
    }

    JsonObject post(String path, Body body) throws InterruptedException {
        return accepted(once(request(path)
                .header("Content-Type", body.type())
                .POST(body.bytes())
                .build()));
    }

    JsonObject put(String path, Body body) throws InterruptedException {
        return accepted(once(request(path)
                .header("Content-Type", body.type())
                .PUT(body.bytes())
                .build()));
    }

    /** Posts under an Idempotency-Key, again and again until the server has answered: it is carried out once. */
    JsonObject postOnce(String key, String path, @Nullable Body body) throws InterruptedException {
        HttpRequest.Builder request = request(path).header("Idempotency-Key", key);
        if (body != null) {
            request.header("Content-Type", body.type());
        }
        HttpRequest built = request.POST(body == null ? BodyPublishers.noBody() : body.bytes())
                .build();
        for (int left = TRIES - 1; ; left--) {
            try {
                HttpResponse<String> answer = once(built);
                if (left == 0
                        || !COME_AGAIN.contains(answer.statusCode())
                        || answer.headers().firstValue("Retry-After").isEmpty()) {
                    return accepted(answer);
                }
            } catch (UnreachableException cut) {
                if (left == 0) {
                    throw cut;
                }
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER);
        return apiKey == null ? request : request.header("X-Api-Key", apiKey);
    }

    private HttpResponse<String> once(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UnreachableException("No Turbozap server answers at " + url + " (" + reason(e)
                    + "): start one with `turbozap serve`, or name it with --url");
        }
    }

    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /**
     * The body of an answer.
     *
     * @throws ServerRefusal if the answer is an error
     */
    private static JsonObject accepted(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new ServerRefusal(answer.statusCode(), json(answer.body()));
        }
        return json(answer.body());
    }

    private static JsonObject json(String body) {
        try {
            return body.isEmpty() ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException notOurs) {
            return new JsonObject().put("message", "what answers there is no Turbozap server");
        }
    }
}
