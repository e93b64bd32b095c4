package io.turbozap.simulator.api;

import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.Routes;
import io.turbozap.simulator.session.SimulatedSession;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** The limits that WhatsApp sets to an account: the time lock on new chats and the quota of new chats. */
public final class LimitRoutes {

    private final SimulatedWaha simulatedWaha;

    public LimitRoutes(SimulatedWaha simulatedWaha) {
        this.simulatedWaha = simulatedWaha;
    }

    public void mount(Routes routes) {
        routes.get("/api/sessions/{session}/timelock", exchange -> answer(exchange, simulatedWaha.limits::timelock))
                .get("/api/sessions/{session}/capping", exchange -> answer(exchange, simulatedWaha.limits::capping));
    }

    private void answer(Exchange exchange, Function<SimulatedSession, JsonObject> limit) {
        switch (simulatedWaha.options.limits()) {
            case MISSING -> exchange.reply(404, Refusals.noSuchPath(exchange));
            case NOT_IMPLEMENTED -> exchange.reply(501, Refusals.notImplemented(simulatedWaha.options.engine()));
            case AVAILABLE -> exchange.reply(200, limit.apply(simulatedWaha.session(exchange.path("session"))));
        }
    }
}
