package io.turbozap.simulator.session;

import io.turbozap.simulator.message.Fingerprint;
import io.turbozap.simulator.message.StoredMessage;
import io.turbozap.simulator.model.AckPlan;
import io.turbozap.simulator.model.KnownNumbers;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.model.WahaVersion;
import io.turbozap.simulator.model.WebhookTarget;
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
public final class SimulatedSession {

    final SessionLife life = new SessionLife();
    private final String name;
    private final String me;
    private final WahaVersion version;
    private @Nullable JsonObject config;
    private List<WebhookTarget> configured = List.of();
    private List<WebhookTarget> webhooks = List.of();

    @Nullable
    public AckPlan acks;

    @Nullable
    public JsonObject timelock;

    @Nullable
    public JsonObject capping;

    /** Who wrote to the session. */
    public final Set<String> correspondents = new HashSet<>();

    /** What people wrote while it did not work. */
    public final Deque<StoredMessage> held = new ArrayDeque<>();

    public String qr = "";
    public long activityMillis;
    long timer = -1;

    SimulatedSession(String name, WahaVersion version) {
        this.name = name;
        this.version = version;
        this.me = "55119" + String.format(Locale.ROOT, "%08d", Math.floorMod(Fingerprint.of(name), 100_000_000L))
                + "@c.us";
    }

    public String name() {
        return name;
    }

    public SessionStatus status() {
        return life.status();
    }

    /** The chat id of the account, whether it is paired or not. */
    public String me() {
        return me;
    }

    /** The code that this session and the phone show while a passkey is confirmed. */
    public String confirmationCode() {
        return String.format(Locale.ROOT, "%04d", Math.floorMod(Fingerprint.of(name), 10_000));
    }

    /** What its webhooks carry along from its configuration. */
    public JsonObject metadata() {
        return config != null && config.getValue("metadata") instanceof JsonObject metadata
                ? metadata
                : new JsonObject();
    }

    /** Where its webhooks go since it was started. */
    public List<WebhookTarget> webhooks() {
        return webhooks;
    }

    /** What holds from the next start on. */
    public void configure(@Nullable JsonObject newConfig, List<WebhookTarget> newWebhooks) {
        config = newConfig;
        configured = List.copyOf(newWebhooks);
    }

    /** Takes the configuration and knows nothing of what was before, as after a start. */
    void activate() {
        webhooks = configured;
        activityMillis = 0;
    }

    /** The account as {@code /me} and webhooks show it, null before a phone is paired. */
    @Nullable
    public JsonObject account() {
        if (!life.knowsAccount()) {
            return null;
        }
        JsonObject account = new JsonObject()
                .put("id", me)
                .put("pushName", "Simulator " + name)
                .put("lid", KnownNumbers.lidOf(me));
        if (!version.before(2026, 7, 1)) {
            account.put("jid", me.replace("@c.us", ":1@s.whatsapp.net"));
        }
        return version.before(2026, 8, 1)
                ? account
                : account.put("reachoutTimelock", timelock).put("messageCapping", capping);
    }

    /** The session as the list of sessions shows it. */
    public JsonObject json() {
        boolean stopped = status() == SessionStatus.STOPPED;
        boolean active = !stopped && activityMillis > 0;
        JsonObject timestamps = new JsonObject();
        if (stopped || active) {
            timestamps.put("activity", active ? activityMillis : null);
        }
        JsonObject json = new JsonObject().put("name", name).put("status", status().name());
        if (config != null) {
            json.put("config", config);
        }
        return json.put("me", stopped ? null : account())
                .put("presence", active ? "online" : null)
                .put("timestamps", timestamps);
    }

    /** The payload of {@code session.status}. */
    public JsonObject statusEvent() {
        JsonArray statuses = new JsonArray();
        for (SessionLife.Moment moment : life.moments()) {
            statuses.add(new JsonObject().put("status", moment.status().name()).put("timestamp", moment.atMillis()));
        }
        JsonObject event = new JsonObject()
                .put("name", name)
                .put("status", status().name())
                .put("statuses", statuses);
        return version.before(2026, 7, 1) ? event : event.putNull("data");
    }
}
