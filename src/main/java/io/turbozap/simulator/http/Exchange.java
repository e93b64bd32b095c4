package io.turbozap.simulator.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request with its body, and its answer, which is written once: what comes later is ignored. */
public final class Exchange {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json; charset=utf-8");

    private final HttpServerRequest request;
    private final Refusals refusals;
    private final long arrivedNanos = System.nanoTime();
    private Map<String, String> path = Map.of();
    private Buffer body = Buffer.buffer(0);
    private @Nullable JsonObject parsed;
    private Runnable done = () -> {};
    private boolean over;

    public Exchange(HttpServerRequest request, Refusals refusals) {
        this.request = request;
        this.refusals = refusals;
        request.response().endHandler(unused -> finish()).closeHandler(unused -> finish());
        request.response().exceptionHandler(unused -> finish());
    }

    HttpMethod method() {
        return request.method();
    }

    public String uriPath() {
        return Objects.requireNonNullElse(request.path(), "");
    }

    public long arrivedNanos() {
        return arrivedNanos;
    }

    /** Runs when the answer is written or the connection gone. */
    public void whenDone(Runnable action) {
        Runnable before = done;
        done = () -> {
            before.run();
            action.run();
        };
    }

    void path(Map<String, String> parameters) {
        path = parameters;
    }

    /** A parameter of the path. */
    public String path(String name) {
        return path.getOrDefault(name, "");
    }

    @Nullable
    public String query(String name) {
        return request.getParam(name);
    }

    /** A whole number of the query. */
    public long number(String name, long otherwise) {
        String text = request.getParam(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return (long) Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new RequestRefused(
                    400, Refusals.invalid(List.of(name + " must be a number conforming to the specified constraints")));
        }
    }

    @Nullable
    public String header(String name) {
        return request.getHeader(name);
    }

    public void body(Buffer received) {
        body = received;
    }

    /**
     * Refuses a body that cannot be read.
     *
     * @throws RequestRefused if the body is no JSON, which WAHA looks at even before the key
     */
    public void requireReadable() {
        if (body.length() > 0) {
            json();
        }
    }

    /**
     * The body, which is an empty object when there is none and when it is an array or of a type that is not read.
     *
     * @throws RequestRefused if it is no JSON
     */
    public JsonObject json() {
        if (parsed == null) {
            parsed = RequestBody.read(request.getHeader(HttpHeaders.CONTENT_TYPE), body);
        }
        return parsed;
    }

    /** Runs a step of the work; whatever it throws is answered as WAHA answers it. */
    public void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** Answers what went wrong as WAHA answers it. */
    public void fail(Throwable failure) {
        if (failure instanceof RequestRefused requestRefused) {
            reply(requestRefused.status(), requestRefused.body());
        } else if (failure instanceof EngineError error) {
            engineFailure(error.exception());
        } else {
            engineFailure(Refusals.exception("Error", String.valueOf(failure.getMessage())));
        }
    }

    /** Answers 500 with that exception in WAHA's envelope. */
    public void engineFailure(JsonObject exception) {
        JsonObject query = new JsonObject();
        request.params().forEach((name, value) -> query.put(name, value));
        reply(500, refusals.envelope(exception, method().name(), request.uri(), echo(), query));
    }

    private @Nullable Object echo() {
        try {
            return body.length() == 0 || body.length() > 100_000 ? null : Json.decodeValue(body);
        } catch (DecodeException e) {
            return null;
        }
    }

    public void reply(int status, JsonObject answer) {
        reply(status, JSON, answer.toBuffer());
    }

    public void reply(int status, JsonArray answer) {
        reply(status, JSON, answer.toBuffer());
    }

    /** Answers without a body. */
    public void reply(int status) {
        if (!over) {
            over = true;
            request.response().setStatusCode(status).end();
        }
    }

    public void reply(int status, CharSequence type, Buffer answer) {
        if (!over) {
            over = true;
            HttpServerResponse response = request.response();
            response.headers().set(HttpHeaders.CONTENT_TYPE, type);
            response.setStatusCode(status).end(answer);
        }
    }

    /** Cuts the connection in the middle of the body. */
    public void replyCutOff(int status, JsonObject answer) {
        if (!over) {
            over = true;
            Buffer whole = answer.toBuffer();
            HttpServerResponse response = request.response();
            response.headers().set(HttpHeaders.CONTENT_TYPE, JSON);
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(whole.length()));
            response.setStatusCode(status)
                    .write(whole.slice(0, Math.min(12, whole.length() / 2)))
                    .onComplete(written -> request.connection().close());
        }
    }

    /** Sets a header of the answer. */
    public Exchange with(String name, String value) {
        if (!over) {
            request.response().putHeader(name, value);
        }
        return this;
    }

    /** Cuts the connection instead of an answer. */
    public void cut() {
        over = true;
        request.connection().close();
    }

    private void finish() {
        over = true;
        Runnable action = done;
        done = () -> {};
        action.run();
    }
}
