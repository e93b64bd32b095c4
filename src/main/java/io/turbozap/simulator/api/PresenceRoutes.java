package io.turbozap.simulator.api;

import io.turbozap.simulator.http.EngineError;
import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.http.Routes;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.session.SimulatedSession;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.function.Consumer;

/** The routes of signs of life: typing, being online, and those of others, of which nothing is known here. */
public final class PresenceRoutes {

    private static final Set<String> GLOBAL = Set.of("online", "offline");

    private final SimulatedWaha simulatedWaha;

    public PresenceRoutes(SimulatedWaha simulatedWaha) {
        this.simulatedWaha = simulatedWaha;
    }

    public void mount(Routes routes) {
        routes.post("/api/startTyping", exchange -> working(exchange, session -> typed(exchange)))
                .post("/api/stopTyping", exchange -> working(exchange, session -> typed(exchange)))
                .post("/api/{session}/presence", exchange -> working(exchange, session -> set(exchange)))
                .get(
                        "/api/{session}/presence",
                        exchange -> working(exchange, session -> exchange.reply(200, new JsonArray())))
                .post(
                        "/api/{session}/presence/{chat}/subscribe",
                        exchange -> working(exchange, session -> exchange.reply(201)));
    }

    private void working(Exchange exchange, Consumer<SimulatedSession> handler) {
        String named = exchange.path("session");
        simulatedWaha.sessions.await(
                named.isEmpty() ? SendRoutes.sessionName(exchange.json()) : named,
                SessionStatus.WORKING,
                session -> exchange.run(() -> handler.accept(session)),
                refusal -> exchange.reply(422, refusal));
    }

    private static void typed(Exchange exchange) {
        if (!(exchange.json().getValue("chatId") instanceof String)) {
            throw EngineError.reading(null, exchange.json().containsKey("chatId"), "includes");
        }
        exchange.reply(201, new JsonObject().put("result", true));
    }

    private static void set(Exchange exchange) {
        String presence = String.valueOf(exchange.json().getValue("presence"));
        boolean global = GLOBAL.contains(presence);
        boolean named = exchange.json().getValue("chatId") != null;
        if (global && named) {
            String detail = "'" + presence + "' presence works on the global scope and doesn't require 'chatId' field.";
            throw new RequestRefused(400, new JsonObject().put("detail", detail));
        }
        if (!global && !named) {
            throw new RequestRefused(
                    400, new JsonObject().put("detail", "'" + presence + "' presence requires 'chatId' field."));
        }
        exchange.reply(201);
    }
}
