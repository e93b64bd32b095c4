package io.turbozap.simulator.control;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.http.Routes;
import io.turbozap.simulator.http.SimulatedConnections;
import io.turbozap.simulator.message.LedgerEntry;
import io.turbozap.simulator.message.StoredMessage;
import io.turbozap.simulator.model.AckPlan;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.session.SimulatedSession;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.turbozap.simulator.webhook.WebhookPoster;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The simulator's own API, beside WAHA's and without a key. All bodies are JSON.
 *
 * <ul>
 *   <li>{@code GET /simulator}: this list as plain text
 *   <li>{@code GET /simulator/summary}: totals, the numbers of the first thousand sessions, connections and webhooks
 *   <li>{@code GET /simulator/ledger?session=&chat=&offset=&limit=}: numbers and kept messages, oldest first
 *   <li>{@code DELETE /simulator/ledger}: forgets all messages, 204
 *   <li>{@code GET /simulator/faults}: the faults in force
 *   <li>{@code POST /simulator/faults}: orders a {@link Fault}; {@code kind} is needed, the rest has its defaults
 *   <li>{@code DELETE /simulator/faults}: all is well again, 204
 *   <li>{@code PUT /simulator/sessions/{session}}: sets {@code status}, {@code acks} (a plan's name), {@code timelock},
 *       {@code capping}, creating the session if need be
 *   <li>{@code POST /simulator/scan/{session}}: a phone scans the QR code; 409 when none is shown
 *   <li>{@code POST /simulator/drop/{session}}: the connection to WhatsApp drops and comes back, 204
 *   <li>{@code POST /simulator/remove-device/{session}}: the device is removed on the phone, 204
 *   <li>{@code POST /simulator/incoming}: a person writes: {@code session}, {@code from}, {@code text}; see {@link
 *       IncomingMessages}
 *   <li>{@code POST /simulator/down}: refuses connections for {@code millis} (at most 600 000), 202
 * </ul>
 */
public final class ControlRoutes {

    private static final int PAGE = 100;
    private static final int MAX_PAGE = 10_000;
    private static final long MAX_DOWN_MILLIS = 600_000;
    private static final String HELP = """
            Simulated WAHA: its own controls (no key needed)
            GET    /simulator                      this text
            GET    /simulator/summary              starts, accepted, duplicates, gaps, order, per session and in total
            GET    /simulator/ledger               ?session=&chat=&offset=&limit=  accepted messages, oldest first
            DELETE /simulator/ledger               forget all messages
            GET    /simulator/faults               faults in force
            POST   /simulator/faults               {"kind":"HANG","target":"SEND","session":"a","times":1,
                                                    "probability":1,"delayMillis":0,"recorded":false,"leavesMillis":0,
                                                    "status":"FAILED","message":"of an ENGINE_FAILURE"}
            DELETE /simulator/faults               all is well again
            PUT    /simulator/sessions/{session}   {"status":"WORKING","acks":"doubled","timelock":{},"capping":{}}
            POST   /simulator/scan/{session}       a phone scans the QR code
            POST   /simulator/drop/{session}       the connection to WhatsApp drops
            POST   /simulator/remove-device/{session}  the device is removed on the phone
            POST   /simulator/incoming             {"session":"a","from":"5511999998888@c.us","text":"STOP"}
            POST   /simulator/down                 {"millis":5000}  refuse connections meanwhile
            """;

    private final SimulatedWaha simulatedWaha;
    private final SimulatedConnections simulatedConnections;
    private final LongConsumer down;

    /**
     * The routes over one simulated server.
     *
     * @param down closes the port for that many milliseconds
     */
    public ControlRoutes(SimulatedWaha simulatedWaha, SimulatedConnections simulatedConnections, LongConsumer down) {
        this.simulatedWaha = simulatedWaha;
        this.simulatedConnections = simulatedConnections;
        this.down = down;
    }

    public void mount(Routes routes) {
        routes.get("/simulator", exchange -> exchange.reply(200, "text/plain; charset=utf-8", Buffer.buffer(HELP)))
                .get("/simulator/summary", this::summary)
                .get("/simulator/ledger", this::ledger)
                .delete("/simulator/ledger", this::clearLedger)
                .get("/simulator/faults", this::faults)
                .post("/simulator/faults", this::addFault)
                .delete("/simulator/faults", this::clearFaults)
                .put("/simulator/sessions/{session}", this::setSession)
                .post("/simulator/scan/{session}", this::scan)
                .post("/simulator/drop/{session}", exchange -> happen(exchange, simulatedWaha.sessions::drop))
                .post(
                        "/simulator/remove-device/{session}",
                        exchange -> happen(exchange, simulatedWaha.sessions::removeDevice))
                .post("/simulator/incoming", this::incoming)
                .post("/simulator/down", this::down);
    }

    private void summary(Exchange exchange) {
        WebhookPoster.Counts webhooks = simulatedWaha.webhookPoster.counts();
        exchange.reply(
                200,
                ControlJson.summary(simulatedWaha.ledger.snapshot())
                        .put("connections", simulatedConnections.size())
                        .put(
                                "webhooks",
                                new JsonObject()
                                        .put("scheduled", simulatedWaha.acknowledgements.scheduled())
                                        .put("open", webhooks.open())
                                        .put("delivered", webhooks.delivered())
                                        .put("failedAttempts", webhooks.failedAttempts())
                                        .put("lost", webhooks.lost())));
    }

    private void ledger(Exchange exchange) {
        int limit = (int) Math.min(MAX_PAGE, Math.max(0, exchange.number("limit", PAGE)));
        int offset = (int) Math.min(Integer.MAX_VALUE, Math.max(0, exchange.number("offset", 0)));
        List<LedgerEntry> entries =
                simulatedWaha.entries(exchange.query("session"), exchange.query("chat"), offset, limit);
        exchange.reply(200, ControlJson.ledger(simulatedWaha.ledger.snapshot(), entries));
    }

    private void clearLedger(Exchange exchange) {
        simulatedWaha.ledger.clear(System.nanoTime());
        exchange.reply(204);
    }

    private void faults(Exchange exchange) {
        JsonArray faults = new JsonArray();
        simulatedWaha.faults.list().forEach(fault -> faults.add(ControlJson.fault(fault)));
        exchange.reply(200, faults);
    }

    private void addFault(Exchange exchange) {
        asked(exchange, () -> {
            Fault fault = ControlJson.readFault(exchange.json());
            simulatedWaha.faults.add(fault);
            exchange.reply(201, ControlJson.fault(fault));
        });
    }

    private void clearFaults(Exchange exchange) {
        simulatedWaha.faults.clear();
        exchange.reply(204);
    }

    private void setSession(Exchange exchange) {
        asked(exchange, () -> {
            JsonObject body = exchange.json();
            String name = exchange.path("session");
            AckPlan acks = body.getString("acks") == null ? null : AckPlan.named(body.getString("acks"));
            String status = body.getString("status");
            SimulatedSession known = simulatedWaha.sessions.get(name);
            SimulatedSession session = status == null && known != null
                    ? known
                    : simulatedWaha.put(name, status == null ? SessionStatus.WORKING : SessionStatus.valueOf(status));
            session.acks = acks == null ? session.acks : acks;
            if (body.containsKey("timelock") || body.containsKey("capping")) {
                simulatedWaha.limit(
                        session,
                        body.getJsonObject("timelock", session.timelock),
                        body.getJsonObject("capping", session.capping));
            }
            exchange.reply(200, session.json());
        });
    }

    private void scan(Exchange exchange) {
        SimulatedSession session = simulatedWaha.session(exchange.path("session"));
        if (!simulatedWaha.sessions.scan(session)) {
            throw new RequestRefused(409, Refusals.http(409, "Conflict", "The session shows no QR code"));
        }
        exchange.reply(201, session.json());
    }

    private void happen(Exchange exchange, Consumer<SimulatedSession> event) {
        event.accept(simulatedWaha.session(exchange.path("session")));
        exchange.reply(204);
    }

    private void incoming(Exchange exchange) {
        asked(exchange, () -> {
            JsonObject body = exchange.json();
            SimulatedSession session = simulatedWaha.session(String.valueOf(body.getString("session")));
            StoredMessage message = simulatedWaha.incomingMessages.happen(session, body);
            exchange.reply(201, new JsonObject().put("id", message.fullId()));
        });
    }

    private void down(Exchange exchange) {
        asked(exchange, () -> {
            long millis = exchange.json().getLong("millis", 5_000L);
            exchange.whenDone(() -> down.accept(Math.min(MAX_DOWN_MILLIS, Math.max(1, millis))));
            exchange.reply(202, new JsonObject().put("state", "down").put("millis", millis));
        });
    }

    /** Answers wrong values in a body of ours with 400. */
    private static void asked(Exchange exchange, Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException | ClassCastException e) {
            String reason = String.valueOf(e.getMessage()).replaceAll("io\\.turbozap\\.simulator\\.", "");
            exchange.reply(400, Refusals.badRequest(reason));
        }
    }
}
