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
        routes.get("/api/sessions/{session}/timelock", exchange -> answer(exchange, this::timelock))
                .get("/api/sessions/{session}/capping", exchange -> answer(exchange, this::capping));
    }

    private void answer(Exchange exchange, Function<SimulatedSession, JsonObject> limit) {
        switch (world.options.limits()) {
            case MISSING -> exchange.reply(404, Refusals.noSuchPath(exchange));
            case NOT_IMPLEMENTED -> exchange.reply(501, Refusals.notImplemented(world.options.engine()));
            case AVAILABLE -> exchange.reply(200, limit.apply(world.session(exchange.path("session"))));
        }
    }

    private JsonObject timelock(SimulatedSession session) {
        return session.timelock != null
                ? session.timelock
                : new JsonObject()
                        .put("enforcementType", "DEFAULT")
                        .put("isActive", false)
                        .put("timeEnforcementEnds", null);
    }

    /** What was set is answered over an account without a quota that has opened the chats of the ledger. */
    private JsonObject capping(SimulatedSession session) {
        JsonObject capping = new JsonObject()
                .put("cappingStatus", "NONE")
                .put("totalQuota", -1)
                .put("usedQuota", world.ledger.session(session.name()).chats())
                .put("cycleStart", world.startedMillis / 1_000)
                .put("cycleEnd", world.startedMillis / 1_000 + 30L * 86_400)
                .put("mvStatus", "NOT_ELIGIBLE")
                .put("oteStatus", "NOT_ELIGIBLE");
        return session.capping == null ? capping : capping.mergeIn(session.capping);
    }
}
