package io.turbozap.simulator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Tells the webhooks of a session what happens. Without a webhook that wants it, nothing is built. */
final class Events {

    /** The acknowledgement that an incoming message comes with. */
    private static final int RECEIVED = 2;

    private final SimulatorOptions options;
    private final Timers timers;
    private final Ids ids;
    private final Shapes shapes;
    private final Webhooks webhooks;
    private final RandomGenerator order;
    private int scheduled;

    /** @param order decides which of two posts at the same time leaves first */
    Events(SimulatorOptions options, Timers timers, Ids ids, Shapes shapes, Webhooks webhooks, RandomGenerator order) {
        this.options = options;
        this.timers = timers;
        this.ids = ids;
        this.shapes = shapes;
        this.webhooks = webhooks;
        this.order = order;
    }

    void status(SimulatedSession session) {
        publish(session, "session.status", session::statusEvent);
    }

    /**
     * Tells of a message of our own and plays its acknowledgements.
     *
     * @return completes when the send may be answered
     */
    Future<Void> sent(SimulatedSession session, StoredMessage message) {
        if (session.webhooks().isEmpty()) {
            return Future.succeededFuture();
        }
        publish(session, "message.any", () -> shapes.message(message, 0, session.me()));
        List<Future<Void>> before = new ArrayList<>();
        for (AckPlan.Step step : message.acks().steps()) {
            if (message.acks().beforeReply() && step.delayMillis() == 0) {
                before.add(ack(session, message, step.ack()));
            } else {
                schedule(session, message, step);
            }
        }
        return before.isEmpty() ? Future.succeededFuture() : Future.join(before).mapEmpty();
    }

    private void schedule(SimulatedSession session, StoredMessage message, AckPlan.Step step) {
        if (scheduled >= options.maxWebhooks()) {
            webhooks.lose();
            return;
        }
        scheduled++;
        timers.later(step.delayMillis(), () -> {
            scheduled--;
            ack(session, message, step.ack());
        });
    }

    /**
     * Tells of a message that a person wrote: by {@code message} and {@code message.any}, which are one event of WAHA with
     * one id and time. They are posted at the same time, so either may be the first to arrive.
     */
    void received(SimulatedSession session, StoredMessage message) {
        Occurrence occurrence = occurrence();
        List<String> events =
                order.nextBoolean() ? List.of("message", "message.any") : List.of("message.any", "message");
        for (String event : events) {
            publish(session, event, occurrence, () -> shapes.message(message, RECEIVED, session.me()));
        }
    }

    private Future<Void> ack(SimulatedSession session, StoredMessage message, int level) {
        boolean group = message.chat().endsWith("@g.us");
        return publish(session, group ? "message.ack.group" : "message.ack", () -> {
            boolean hidden = options.hiddenIds() && message.chat().endsWith("@c.us");
            String chat = hidden ? NumberPlan.lidOf(message.chat()) : message.chat();
            JsonObject payload = new JsonObject()
                    .put("id", hidden ? "true_" + chat + "_" + message.id() : shapes.id(message, session.me()))
                    .put("from", chat)
                    .put("fromMe", true)
                    .put("ack", level)
                    .put("ackName", Shapes.ackName(level));
            if (group) {
                payload.put("participant", session.me());
            } else if (options.engine() != Engine.NOWEB) {
                payload.put("participant", null);
            }
            return level < 0 ? payload.put("error", restriction()) : payload;
        });
    }

    private static JsonObject restriction() {
        return new JsonObject()
                .put("code", "463")
                .put("blocked", true)
                .put("reason", "account_restricted")
                .put("until", null)
                .put("enforcementType", "DEFAULT");
    }

    /** Something that happened: what all its webhooks and their retries have in common. */
    private record Occurrence(String id, long atMillis) {}

    private Occurrence occurrence() {
        long now = System.currentTimeMillis();
        return new Occurrence(ids.event(now), now);
    }

    private Future<Void> publish(SimulatedSession session, String event, Supplier<JsonObject> payload) {
        return session.webhooks().isEmpty() ? Future.succeededFuture() : publish(session, event, occurrence(), payload);
    }

    private Future<Void> publish(
            SimulatedSession session, String event, Occurrence occurrence, Supplier<JsonObject> payload) {
        List<WebhookTarget> targets = session.webhooks().stream()
                .filter(target -> target.wants(event))
                .toList();
        if (targets.isEmpty()) {
            return Future.succeededFuture();
        }
        Buffer body = envelope(session, event, payload.get(), occurrence).toBuffer();
        return Future.join(targets.stream()
                        .map(target -> webhooks.deliver(target, body, occurrence.atMillis()))
                        .toList())
                .mapEmpty();
    }

    private JsonObject envelope(SimulatedSession session, String event, JsonObject payload, Occurrence occurrence) {
        return new JsonObject()
                .put("id", occurrence.id())
                .put("timestamp", occurrence.atMillis())
                .put("event", event)
                .put("session", session.name())
                .put("metadata", session.config().getValue("metadata", new JsonObject()))
                .put("me", session.account())
                .put("payload", payload)
                .put("engine", options.engine().name())
                .put("environment", version(options));
    }

    /** What the server says of itself. */
    static JsonObject version(SimulatorOptions options) {
        return new JsonObject()
                .put("version", options.version())
                .put("engine", options.engine().name())
                .put("tier", "PLUS")
                .put("browser", null);
    }
}
