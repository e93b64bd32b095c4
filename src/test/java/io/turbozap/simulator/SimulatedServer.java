package io.turbozap.simulator;

import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.simulator.model.SimulatorOptionsBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A simulator and a plain HTTP client to it, for tests that wait for each answer. */
public final class SimulatedServer {

    public final Simulator simulator;
    public final WebClient client;

    private SimulatedServer(Simulator simulator, WebClient client) {
        this.simulator = simulator;
        this.client = client;
    }

    /** Fast, with one working session {@code default} and a free port. */
    public static SimulatorOptionsBuilder fast() {
        return SimulatorOptions.builder().port(0).timeScale(0.001).sessions("default");
    }

    public static SimulatedServer start(Vertx vertx, SimulatorOptionsBuilder options) {
        Simulator simulator = await(Simulator.start(vertx, options.build()));
        WebClientOptions client = new WebClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(simulator.port())
                .setKeepAliveTimeout(4);
        return new SimulatedServer(simulator, WebClient.create(vertx, client));
    }

    public HttpResponse<Buffer> post(String path, Object body) {
        return await(client.post(path).sendJson(body));
    }

    HttpResponse<Buffer> put(String path, Object body) {
        return await(client.put(path).sendJson(body));
    }

    public HttpResponse<Buffer> get(String path) {
        return await(client.get(path).send());
    }

    public HttpResponse<Buffer> delete(String path) {
        return await(client.delete(path).send());
    }

    public HttpResponse<Buffer> sendText(String session, @Nullable Object chat, @Nullable Object text) {
        return post("/api/sendText", text(session, chat, text));
    }

    /** A body of sendText; null leaves a field out. */
    public static JsonObject text(String session, @Nullable Object chat, @Nullable Object text) {
        JsonObject body = new JsonObject().put("session", session);
        if (chat != null) {
            body.put("chatId", chat);
        }
        return text == null ? body : body.put("text", text);
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
