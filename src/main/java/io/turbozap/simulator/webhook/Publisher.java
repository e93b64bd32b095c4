package io.turbozap.simulator.webhook;

import io.turbozap.simulator.message.IdForms;
import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.simulator.model.WahaVersion;
import io.turbozap.simulator.model.WebhookTarget;
import io.turbozap.simulator.session.SimulatedSession;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/**
 * The publisher of events to the webhooks of a session that want them, in WAHA's envelope. Without one, nothing is
 * built.
 */
public final class Publisher {

    private final SimulatorOptions options;
    private final IdForms idForms;
    private final WebhookPoster webhookPoster;

    public Publisher(SimulatorOptions options, IdForms idForms, WebhookPoster webhookPoster) {
        this.options = options;
        this.idForms = idForms;
        this.webhookPoster = webhookPoster;
    }

    /** Something that happened: what all its webhooks and their retries have in common. */
    record Occurrence(String id, long atMillis) {}

    Occurrence occurrence() {
        long now = System.currentTimeMillis();
        return new Occurrence(idForms.event(now), now);
    }

    /** The future completes, never fails, when the first attempts are over. */
    public Future<Void> publish(SimulatedSession session, String event, Supplier<JsonObject> payload) {
        return session.webhooks().isEmpty() ? Future.succeededFuture() : publish(session, event, occurrence(), payload);
    }

    Future<Void> publish(SimulatedSession session, String event, Occurrence occurrence, Supplier<JsonObject> payload) {
        List<WebhookTarget> targets = session.webhooks().stream()
                .filter(target -> target.wants(event))
                .toList();
        if (targets.isEmpty()) {
            return Future.succeededFuture();
        }
        Buffer body = envelope(session, event, payload.get(), occurrence).toBuffer();
        return Future.join(targets.stream()
                        .map(target -> webhookPoster.deliver(target, body, occurrence.atMillis()))
                        .toList())
                .mapEmpty();
    }

    private JsonObject envelope(SimulatedSession session, String event, JsonObject payload, Occurrence occurrence) {
        return new JsonObject()
                .put("id", occurrence.id())
                .put("timestamp", occurrence.atMillis())
                .put("event", event)
                .put("session", session.name())
                .put("metadata", session.metadata())
                .put("me", session.account())
                .put("payload", payload)
                .put("engine", options.engine().name())
                .put("environment", version(options));
    }

    /** The server's version, engine and tier. */
    public static JsonObject version(SimulatorOptions options) {
        return new JsonObject()
                .put("version", options.version())
                .put("engine", options.engine().name())
                .put("tier", new WahaVersion(options.version()).isCore() ? "CORE" : "PLUS")
                .put("browser", null)
                .put("platform", "linux/x64")
                .put("worker", new JsonObject().putNull("id"));
    }
}
