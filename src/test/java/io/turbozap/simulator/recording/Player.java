package io.turbozap.simulator.recording;

import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.Simulator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Sends recorded requests to a simulator, each in the state that it was recorded in, and compares the answers. */
final class Player {

    static final String KEY = "the-key-of-the-recordings";
    private static final String PICTURE = Base64.getEncoder().encodeToString(new byte[34]);
    private static final double WAIT_SHARE = 0.9;
    private static final int LONG_MILLIS = 2_000;
    private static final int LONG_WAIT = 4_000;
    private static final int AT_ONCE_MILLIS = 1_000;

    private final WebClient client;
    private final Tokens tokens;
    private final double timeScale;

    Player(Vertx vertx, Simulator simulator, Tokens tokens, double timeScale) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setDefaultHost("127.0.0.1")
                        .setDefaultPort(simulator.port())
                        .setKeepAliveTimeout(4)
                        .setFollowRedirects(false));
        this.tokens = tokens;
        this.timeScale = timeScale;
    }

    /** An answer and the milliseconds that it took. */
    record Answer(HttpResponse<Buffer> response, double millis) {}

    /** Orders something of the simulator's own controls. */
    void order(JsonObject order) {
        HttpMethod method = HttpMethod.valueOf(order.getString("method", "POST"));
        HttpRequest<Buffer> request = client.request(method, tokens.filled(order.getString("path")));
        String body =
                tokens.filled(order.getJsonObject("body", new JsonObject()).encode());
        HttpResponse<Buffer> answer = Waiting.await(
                request.putHeader("Content-Type", "application/json").sendBuffer(Buffer.buffer(body)));
        if (answer.statusCode() >= 400) {
            throw new AssertionError(order + ": " + answer.bodyAsString());
        }
    }

    /** Creates a working session with that webhook. */
    void create(String session, JsonObject hook) {
        JsonObject config = new JsonObject().put("webhooks", new JsonArray().add(hook));
        JsonObject body = new JsonObject().put("name", session).put("config", config);
        Waiting.await(client.post("/api/sessions").putHeader("X-Api-Key", KEY).sendJsonObject(body));
        order(new JsonObject()
                .put("method", "PUT")
                .put("path", "/simulator/sessions/" + session)
                .put("body", new JsonObject().put("status", "WORKING")));
    }

    /** Brings the session of a precondition into its state. */
    void prepare(JsonObject precondition) {
        String[] parts = precondition.getString("state").split("[= ]", -1);
        if (parts.length < 2 || !parts[1].matches("[A-Z_]+")) {
            return;
        }
        String status = status(parts[0]);
        if (!status.equals(parts[1])) {
            order(new JsonObject()
                    .put("method", "PUT")
                    .put("path", "/simulator/sessions/" + parts[0])
                    .put("body", new JsonObject().put("status", parts[1])));
        }
    }

    /** Deletes the sessions that a list does not show: whoever recorded them tidied up. */
    void tidy(JsonArray listed) {
        List<Object> names = listed.stream()
                .map(each -> ((JsonObject) each).getValue("name"))
                .toList();
        JsonArray all = Waiting.await(client.get("/api/sessions?all=true")
                        .putHeader("X-Api-Key", KEY)
                        .send())
                .bodyAsJsonArray();
        all.stream()
                .map(each -> ((JsonObject) each).getString("name"))
                .filter(name -> !names.contains(name))
                .forEach(name -> Waiting.await(client.delete("/api/sessions/" + name)
                        .putHeader("X-Api-Key", KEY)
                        .send()));
    }

    /** The status of a session, an empty text if there is none. */
    String status(String session) {
        JsonObject answer = Waiting.await(client.get("/api/sessions/" + session)
                        .putHeader("X-Api-Key", KEY)
                        .send())
                .bodyAsJsonObject();
        return answer.getString("status", "");
    }

    /** Webhooks and acknowledgements that are still to come. */
    int pending() {
        JsonObject webhooks = Waiting.await(client.get("/simulator/summary").send())
                .bodyAsJsonObject()
                .getJsonObject("webhooks");
        return webhooks.getInteger("open") + webhooks.getInteger("scheduled");
    }

    Future<Answer> send(JsonObject recorded) {
        JsonObject request = recorded.getJsonObject("request");
        long start = System.nanoTime();
        HttpRequest<Buffer> http = client.request(
                HttpMethod.valueOf(request.getString("method")), tokens.filled(request.getString("path")));
        request.getJsonObject("headers")
                .forEach(header -> http.putHeader(header.getKey(), tokens.filled(String.valueOf(header.getValue()))));
        Object body = request.getValue("body");
        Future<HttpResponse<Buffer>> answer = body == null
                ? http.send()
                : http.sendBuffer(Buffer.buffer(tokens.filled(body instanceof String raw ? raw : encoded(body))
                        .replace("<base64>", PICTURE)));
        return answer.map(response -> new Answer(response, (System.nanoTime() - start) / 1e6));
    }

    private static String encoded(Object body) {
        return body instanceof JsonArray array ? array.encode() : ((JsonObject) body).encode();
    }

    /** What is otherwise than recorded. */
    List<String> differences(JsonObject recorded, Answer answer) {
        JsonObject wanted = recorded.getJsonObject("response");
        HttpResponse<Buffer> got = answer.response();
        List<String> found = new ArrayList<>();
        if (wanted.getInteger("status") != got.statusCode()) {
            found.add("status: recorded " + wanted.getInteger("status") + ", got " + got.statusCode());
        }
        String type = wanted.getJsonObject("headers").getString("content-type");
        if (type == null ? got.body() != null : !type.equals(got.getHeader("content-type"))) {
            found.add("content-type: recorded " + type + ", got " + got.getHeader("content-type"));
        }
        found.addAll(bodies(wanted, got));
        int wait = wanted.getInteger("ms");
        boolean connects = recorded.getString("name").startsWith("STARTING") && got.statusCode() < 300;
        if (wait >= LONG_MILLIS
                && !connects
                && // the fake socket of the recordings was slow there
                answer.millis() < rounded(wait) * timeScale * WAIT_SHARE) {
            found.add("wait: recorded " + wait + " ms, got " + answer.millis() / timeScale);
        }
        if (wait <= AT_ONCE_MILLIS && wanted.getInteger("status") >= 400 && answer.millis() > LONG_WAIT * timeScale) {
            found.add("wait: recorded none, got " + answer.millis() / timeScale);
        }
        return found;
    }

    /** Those made at the same time took up to 1.2 s more than one by one. */
    private static int rounded(int millis) {
        return millis / 2_500 * 2_500;
    }

    private List<String> bodies(JsonObject wanted, HttpResponse<Buffer> got) {
        if (wanted.getBoolean("body_empty", false)) {
            return got.body() == null ? List.of() : List.of("body: recorded none, got " + got.bodyAsString());
        }
        Object body = wanted.getValue("body");
        if (body instanceof String text && text.startsWith("<image/")) {
            return got.body() != null && got.body().length() > 0 ? List.of() : List.of("body: recorded " + text);
        }
        return tokens.differences(body, json(got.body()));
    }

    private static Object json(Buffer body) {
        try {
            return body == null ? "" : Json.decodeValue(body);
        } catch (RuntimeException noJson) {
            return body.toString();
        }
    }
}
