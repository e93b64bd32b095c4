package io.turbozap.simulator.recording;

import io.turbozap.fixture.Waiting;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who receives the webhooks of a play; it answers 200, or what it was told to for a path. */
final class HookReceiver {

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<JsonObject>> answers = new ConcurrentHashMap<>();
    private final String url;

    /** One post. */
    record Post(String path, MultiMap headers, Buffer body, long nanos) {
        JsonObject envelope() {
            return new JsonObject(body);
        }

        String event() {
            return envelope().getString("event");
        }

        long timestamp() {
            return envelope().getLong("timestamp");
        }
    }

    HookReceiver(Vertx vertx) {
        int port = Waiting.await(
                        vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1"))
                .actualPort();
        url = "http://127.0.0.1:" + port;
    }

    String url() {
        return url;
    }

    /** Lets the next posts to a path be answered as those of a scenario were. */
    void answer(String path, JsonArray recorded) {
        Queue<JsonObject> queue = new ConcurrentLinkedQueue<>();
        recorded.forEach(post -> queue.add((JsonObject) post));
        answers.put(path, queue);
    }

    int count() {
        return posts.size();
    }

    /** The posts to a path after the first so many of all paths. */
    List<Post> since(int mark, String path) {
        return List.copyOf(posts).stream()
                .skip(mark)
                .filter(post -> post.path().equals(path))
                .toList();
    }

    private void take(HttpServerRequest request) {
        long nanos = System.nanoTime();
        request.body().onSuccess(body -> {
            MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(request.headers());
            posts.add(new Post(request.path(), headers, body, nanos));
            Queue<JsonObject> queue = answers.get(request.path());
            JsonObject wanted = queue == null ? null : queue.poll();
            if (wanted == null) {
                request.response().end();
            } else if (wanted.getValue("answered") instanceof Integer status) {
                wanted.getJsonObject("answer_headers", new JsonObject())
                        .forEach(header -> request.response().putHeader(header.getKey(), (String) header.getValue()));
                request.response().setStatusCode(status).end();
            } else {
                request.connection().close();
            }
        });
    }
}
