package io.turbozap.simulator.api;

import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.http.Routes;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.turbozap.simulator.webhook.Publisher;
import io.vertx.core.json.JsonObject;

/** The routes of the server's version and state. */
public final class ServerRoutes {

    private final SimulatedWaha simulatedWaha;

    public ServerRoutes(SimulatedWaha simulatedWaha) {
        this.simulatedWaha = simulatedWaha;
    }

    public void mount(Routes routes) {
        routes.get("/ping", exchange -> exchange.reply(200, new JsonObject().put("message", "pong")))
                .get("/health", this::health)
                .get("/api/version", this::version)
                .get("/api/server/version", this::version)
                .get("/api/server/status", this::status);
    }

    private void health(Exchange exchange) {
        if (simulatedWaha.version.isCore()) {
            throw new RequestRefused(422, Refusals.plusOnly(simulatedWaha.options.engine()));
        }
        exchange.reply(
                200,
                new JsonObject()
                        .put("status", "ok")
                        .put("info", new JsonObject())
                        .put("error", new JsonObject())
                        .put("details", new JsonObject()));
    }

    private void version(Exchange exchange) {
        exchange.reply(200, Publisher.version(simulatedWaha.options));
    }

    private void status(Exchange exchange) {
        exchange.reply(
                200,
                new JsonObject()
                        .put("startTimestamp", simulatedWaha.startedMillis)
                        .put("uptime", System.currentTimeMillis() - simulatedWaha.startedMillis)
                        .put("worker", new JsonObject().put("id", "")));
    }
}
