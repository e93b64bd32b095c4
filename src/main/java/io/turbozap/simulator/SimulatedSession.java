package io.turbozap.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One session of the simulated server: its life, its configuration and what tests have set for it. */
final class SimulatedSession {

    final SessionLife life = new SessionLife();
    private final String name;
    private final String me;
    private JsonObject config = new JsonObject();
    private List<WebhookTarget> configured = List.of();
    private List<WebhookTarget> webhooks = List.of();

    @Nullable
    AckPlan acks;

    @Nullable
    JsonObject timelock;

    @Nullable
    JsonObject capping;

    /** Who wrote to the session. */
    final Set<String> correspondents = new HashSet<>();

    /** What people wrote while it did not work. */
    final Deque<StoredMessage> held = new ArrayDeque<>();

    String qr = "";
    long activityMillis;
    long timer = -1;

    SimulatedSession(String name) {
        this.name = name;
        this.me = "55119" + String.format(Locale.ROOT, "%08d", Math.floorMod(Fingerprint.of(name), 100_000_000L))
                + "@c.us";
    }

    String name() {
        return name;
    }

    SessionStatus status() {
        return life.status();
    }

    /** The chat id of the account, whether it is paired or not. */
    String me() {
        return me;
    }

    /** The code that this session and the phone show while a passkey is confirmed. */
    String confirmationCode() {
        return String.format(Locale.ROOT, "%04d", Math.floorMod(Fingerprint.of(name), 10_000));
    }

    JsonObject config() {
        return config;
    }

    /** Where its webhooks go since it was started. */
    List<WebhookTarget> webhooks() {
        return webhooks;
    }

    /** What holds from the next start on. */
    void configure(JsonObject newConfig, List<WebhookTarget> newWebhooks) {
        config = newConfig;
        configured = List.copyOf(newWebhooks);
    }

    /** Takes the configuration, as a start does. */
    void activate() {
        webhooks = configured;
    }

    /** The account as {@code /me} and webhooks show it, null before a phone is paired. */
    @Nullable
    JsonObject account() {
        return life.knowsAccount()
                ? new JsonObject()
                        .put("id", me)
                        .put("pushName", "Simulator " + name)
                        .put("lid", NumberPlan.lidOf(me))
                        .put("jid", me.replace("@c.us", ":1@s.whatsapp.net"))
                        .put("reachoutTimelock", timelock)
                        .put("messageCapping", capping)
                : null;
    }

    /** The session as the sessions API shows it. */
    JsonObject json(Engine engine) {
        return new JsonObject()
                .put("name", name)
                .put("status", status().name())
                .put("config", config)
                .put("me", account())
                .put("presence", null)
                .put("timestamps", new JsonObject().put("activity", activityMillis == 0 ? null : activityMillis))
                .put("engine", new JsonObject().put("engine", engine.name()));
    }

    /** The payload of {@code session.status}. */
    JsonObject statusEvent() {
        JsonArray statuses = new JsonArray();
        for (SessionLife.Moment moment : life.moments()) {
            statuses.add(new JsonObject().put("status", moment.status().name()).put("timestamp", moment.atMillis()));
        }
        return new JsonObject()
                .put("name", name)
                .put("status", status().name())
                .put("statuses", statuses)
                .put("data", null);
    }
}
