package io.turbozap.simulator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells the webhooks of a session what happens. Without a webhook that wants it, nothing is built. */
final class Events {

    private final SimulatorOptions options;
    private final Timers timers;
    private final Ids ids;
    private final Shapes shapes;
    private final Webhooks webhooks;
    private int scheduled;

    Events(SimulatorOptions options, Timers timers, Ids ids, Shapes shapes, Webhooks webhooks) {
        this.options = options;
        this.timers = timers;
        this.ids = ids;
        this.shapes = shapes;
        this.webhooks = webhooks;
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

    /** Tells of a message that a person wrote. */
    void received(SimulatedSession session, StoredMessage message) {
        publish(session, "message", () -> shapes.message(message, 1, session.me()));
        publish(session, "message.any", () -> shapes.message(message, 1, session.me()));
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

    private Future<Void> publish(SimulatedSession session, String event, Supplier<JsonObject> payload) {
        List<WebhookTarget> targets = session.webhooks().stream()
                .filter(target -> target.wants(event))
                .toList();
        if (targets.isEmpty()) {
            return Future.succeededFuture();
        }
        long now = System.currentTimeMillis();
        Buffer body = envelope(session, event, payload.get(), now).toBuffer();
        return Future.join(targets.stream()
                        .map(target -> webhooks.deliver(target, body, now))
                        .toList())
                .mapEmpty();
    }

    private JsonObject envelope(SimulatedSession session, String event, @Nullable JsonObject payload, long now) {
        return new JsonObject()
                .put("id", ids.event(now))
                .put("timestamp", now)
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
