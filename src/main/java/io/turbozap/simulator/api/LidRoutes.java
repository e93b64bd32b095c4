package io.turbozap.simulator.api;

import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.http.Routes;
import io.turbozap.simulator.model.KnownNumbers;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** The routes of the hidden ids that the server has. */
public final class LidRoutes {

    private final SimulatedWaha simulatedWaha;

    public LidRoutes(SimulatedWaha simulatedWaha) {
        this.simulatedWaha = simulatedWaha;
    }

    public void mount(Routes routes) {
        routes.get("/api/{session}/lids", working(exchange -> exchange.reply(200, simulatedWaha.lidTable.json())))
                .get("/api/{session}/lids/count", working(this::count))
                .get("/api/{session}/lids/pn/{phone}", working(this::lidOfPhone))
                .get("/api/{session}/lids/{lid}", working(this::phoneOfLid));
    }

    private Consumer<Exchange> working(Consumer<Exchange> handler) {
        return exchange -> simulatedWaha.sessions.await(
                exchange.path("session"),
                SessionStatus.WORKING,
                session -> exchange.run(() -> handler.accept(exchange)),
                refusal -> exchange.reply(422, refusal));
    }

    private void count(Exchange exchange) {
        exchange.reply(
                200, new JsonObject().put("count", simulatedWaha.lidTable.json().size()));
    }

    private void lidOfPhone(Exchange exchange) {
        String asked = KnownNumbers.chatSentTo(exchange.path("phone"));
        boolean hidden = asked.endsWith("@lid");
        exchange.reply(
                200,
                new JsonObject()
                        .put("lid", hidden ? asked : simulatedWaha.lidTable.lidOf(asked))
                        .put("pn", hidden ? null : asked));
    }

    private void phoneOfLid(Exchange exchange) {
        String asked = exchange.path("lid");
        String lid = asked.contains("@") ? asked : asked + "@lid";
        if (!lid.endsWith("@lid")) {
            throw new RequestRefused(422, Refusals.unprocessable("Invalid LID - it must end with @lid"));
        }
        exchange.reply(200, new JsonObject().put("lid", lid).put("pn", simulatedWaha.lidTable.phoneOf(lid)));
    }
}
