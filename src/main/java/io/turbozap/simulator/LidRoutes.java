package io.turbozap.simulator;

import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** What the server knows of hidden ids. */
final class LidRoutes {

    private final World world;

    LidRoutes(World world) {
        this.world = world;
    }

    void mount(Routes routes) {
        routes.get("/api/{session}/lids", working(exchange -> exchange.reply(200, world.lids.json())))
                .get("/api/{session}/lids/count", working(this::count))
                .get("/api/{session}/lids/pn/{phone}", working(this::lidOfPhone))
                .get("/api/{session}/lids/{lid}", working(this::phoneOfLid));
    }

    private Consumer<Exchange> working(Consumer<Exchange> handler) {
        return exchange -> world.sessions.await(
                exchange.path("session"),
                SessionStatus.WORKING,
                session -> exchange.run(() -> handler.accept(exchange)),
                refusal -> exchange.reply(422, refusal));
    }

    private void count(Exchange exchange) {
        exchange.reply(200, new JsonObject().put("count", world.lids.json().size()));
    }

    private void lidOfPhone(Exchange exchange) {
        String asked = NumberPlan.chatSentTo(exchange.path("phone"));
        boolean hidden = asked.endsWith("@lid");
        exchange.reply(
                200,
                new JsonObject()
                        .put("lid", hidden ? asked : world.lids.lidOf(asked))
                        .put("pn", hidden ? null : asked));
    }

    private void phoneOfLid(Exchange exchange) {
        String asked = exchange.path("lid");
        String lid = asked.contains("@") ? asked : asked + "@lid";
        if (!lid.endsWith("@lid")) {
            throw new Refused(422, Refusals.unprocessable("Invalid LID - it must end with @lid"));
        }
        exchange.reply(200, new JsonObject().put("lid", lid).put("pn", world.lids.phoneOf(lid)));
    }
}
