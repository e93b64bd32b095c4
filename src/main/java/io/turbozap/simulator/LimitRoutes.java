package io.turbozap.simulator;

import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** The limits that WhatsApp sets to an account: the time lock on new chats and the quota of new chats. */
final class LimitRoutes {

    private final World world;

    LimitRoutes(World world) {
        this.world = world;
    }

    void mount(Routes routes) {
        routes.get("/api/sessions/{session}/timelock", exchange -> answer(exchange, world.limits::timelock))
                .get("/api/sessions/{session}/capping", exchange -> answer(exchange, world.limits::capping));
    }

    private void answer(Exchange exchange, Function<SimulatedSession, JsonObject> limit) {
        switch (world.options.limits()) {
            case MISSING -> exchange.reply(404, Refusals.noSuchPath(exchange));
            case NOT_IMPLEMENTED -> exchange.reply(501, Refusals.notImplemented(world.options.engine()));
            case AVAILABLE -> exchange.reply(200, limit.apply(world.session(exchange.path("session"))));
        }
    }
}
