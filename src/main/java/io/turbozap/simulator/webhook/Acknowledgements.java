package io.turbozap.simulator.webhook;

import io.turbozap.simulator.message.NowebRaw;
import io.turbozap.simulator.message.Origin;
import io.turbozap.simulator.message.Shapes;
import io.turbozap.simulator.message.StoredMessage;
import io.turbozap.simulator.model.AckPlan;
import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.KnownNumbers;
import io.turbozap.simulator.model.ScaledTimers;
import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.simulator.session.SimulatedSession;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The acknowledgements of our own messages, played in time; those beyond the bound are lost and counted. */
public final class Acknowledgements {

    private final SimulatorOptions options;
    private final ScaledTimers scaledTimers;
    private final Shapes shapes;
    private final WebhookPoster webhookPoster;
    private final Publisher publisher;
    private int scheduled;

    public Acknowledgements(
            SimulatorOptions options,
            ScaledTimers scaledTimers,
            Shapes shapes,
            WebhookPoster webhookPoster,
            Publisher publisher) {
        this.options = options;
        this.scaledTimers = scaledTimers;
        this.shapes = shapes;
        this.webhookPoster = webhookPoster;
        this.publisher = publisher;
    }

    /** How many events are still to come. */
    public int scheduled() {
        return scheduled;
    }

    /**
     * Plays the acknowledgements of a message.
     *
     * @return completes when those that come before the answer are delivered
     */
    public Future<Void> play(SimulatedSession session, StoredMessage message) {
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
        later(step.delayMillis(), () -> ack(session, message, step.ack()));
    }

    /** Schedules an event that much later in WAHA's time. */
    public void later(long millis, Runnable event) {
        if (scheduled >= options.maxWebhooks()) {
            webhookPoster.lose();
            return;
        }
        scheduled++;
        scaledTimers.later(millis, () -> {
            scheduled--;
            event.run();
        });
    }

    private Future<Void> ack(SimulatedSession session, StoredMessage message, int level) {
        boolean group = message.chat().endsWith("@g.us");
        return publisher.publish(session, group ? "message.ack.group" : "message.ack", () -> {
            JsonObject payload = acked(session, message)
                    .put("fromMe", true)
                    .put("ack", level)
                    .put("ackName", Shapes.ackName(level));
            if (options.engine() != Engine.NOWEB) {
                payload.put("participant", group ? session.me() : null);
            } else if (group) {
                payload.put("_data", receipt(session, message));
            }
            return level < 0 ? payload.put("error", error(message.acks().errorCode())) : payload;
        });
    }

    /** The message as an acknowledgement names it, possibly with the hidden id of its receiver. */
    private JsonObject acked(SimulatedSession session, StoredMessage message) {
        boolean hidden = options.hiddenIds() && message.chat().endsWith("@c.us");
        String chat = hidden ? KnownNumbers.lidOf(message.chat()) : message.chat();
        String id = hidden ? "true_" + chat + "_" + message.id() : shapes.id(message, session.me());
        boolean named = options.engine() == Engine.NOWEB && chat.endsWith("@g.us");
        return new JsonObject().put("id", named ? id + "_" + session.me() : id).put("from", chat);
    }

    private static JsonObject receipt(SimulatedSession session, StoredMessage message) {
        JsonObject receipt = new JsonObject()
                .put("userJid", KnownNumbers.jid(session.me()))
                .put("receiptTimestamp", System.currentTimeMillis() / 1_000);
        return new JsonObject()
                .put("key", NowebRaw.key(message.chat(), true, message.id(), Origin.API))
                .put("receipt", receipt);
    }

    private static JsonObject error(int code) {
        JsonObject error = new JsonObject().put("code", Integer.toString(code)).put("blocked", false);
        return code == AckPlan.RESTRICTED
                ? error.put("blocked", true).put("reason", "account_restricted").put("until", null)
                : error;
    }
}
