package io.turbozap.simulator;

import io.vertx.core.json.JsonObject;

/** What the server says of itself. */
final class ServerRoutes {

    private final World world;

    ServerRoutes(World world) {
        this.world = world;
    }

    void mount(Routes routes) {
        routes.get("/ping", exchange -> exchange.reply(200, new JsonObject().put("message", "pong")))
                .get("/health", this::health)
                .get("/api/version", this::version)
                .get("/api/server/version", this::version)
                .get("/api/server/status", this::status);
    }

    private void health(Exchange exchange) {
        if (world.version.isCore()) {
            throw new Refused(422, Refusals.plusOnly(world.options.engine()));
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
        exchange.reply(200, Publisher.version(world.options));
    }

    private void status(Exchange exchange) {
        exchange.reply(
                200,
                new JsonObject()
                        .put("startTimestamp", world.startedMillis)
                        .put("uptime", System.currentTimeMillis() - world.startedMillis)
                        .put("worker", new JsonObject().put("id", "")));
    }
}
