package io.turbozap.waha.session;

import io.turbozap.config.WahaConfig;
import io.turbozap.waha.server.AnswerBody;
import io.turbozap.waha.session.WahaSessionView.Webhook;
import io.turbozap.waha.webhook.WebhookKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that a session of WAHA needs for us: its webhooks come here, signed with our key and tried again
 * for hours. WAHA replaces a configuration as a whole, so what others have set is taken over. Immutable.
 */
public final class SessionConfig {

    /** Where our front door takes webhooks. */
    static final String PATH = "/webhooks/waha";

    private static final List<String> EVENTS =
            List.of("message.ack", "message.ack.group", "message.any", "message", "session.status");
    private static final String WEBHOOKS = "webhooks";
    private static final String HMAC = "hmac";
    private static final String RETRIES = "retries";

    private final @Nullable String url;
    private final @Nullable WebhookKey key;

    /**
     * @param url the whole URL under which WAHA reaches us, or null if it cannot
     * @param key what WAHA is to sign with, or null if our door takes what is not signed
     */
    public SessionConfig(@Nullable String url, @Nullable WebhookKey key) {
        this.url = url;
        this.key = key;
    }

    /**
     * What {@code config} wants.
     *
     * @param key what WAHA is to sign with, or null if our door takes what is not signed
     */
    static SessionConfig of(WahaConfig config, @Nullable WebhookKey key) {
        URI base = config.webhookUrl();
        String url = base == null || base.getPath().endsWith(PATH) ? String.valueOf(base) : base + PATH;
        return new SessionConfig(base == null ? null : url, key);
    }

    /**
     * The configuration of a new session: our webhook, nothing of channels and statuses, which are not broadcast to,
     * and with NOWEB a store, for without one no chat can be read to settle what is uncertain.
     */
    JsonObject fresh() {
        JsonObject config = new JsonObject()
                .put(
                        "ignore",
                        new JsonObject()
                                .put("status", true)
                                .put("channels", true)
                                .put("broadcast", true))
                .put(
                        "noweb",
                        new JsonObject()
                                .put("markOnline", true)
                                .put(
                                        "store",
                                        new JsonObject().put("enabled", true).put("fullSync", false)));
        JsonObject merged = merged(config);
        return merged == null ? config : merged;
    }

    /** {@code config} with our webhook in it, or null if it has it already, or WAHA has no address of ours. */
    @Nullable
    JsonObject merged(JsonObject config) {
        if (url == null) {
            return null;
        }
        JsonArray before = config.getValue(WEBHOOKS) instanceof JsonArray list ? list : new JsonArray();
        JsonArray after = new JsonArray();
        boolean found = false;
        for (Object each : before) {
            boolean ours = each instanceof JsonObject webhook && url.equals(webhook.getValue("url"));
            if (!ours) {
                after.add(each);
            } else if (!found) {
                found = true;
                after.add(completed((JsonObject) each));
            }
        }
        if (!found) {
            after.add(completed(new JsonObject().put("url", url)));
        }
        return after.equals(before) ? null : config.copy().put(WEBHOOKS, after);
    }

    /** Our webhook with everything that we need; what else is set there stays. */
    private JsonObject completed(JsonObject webhook) {
        Set<Object> events = new LinkedHashSet<>();
        if (webhook.getValue("events") instanceof JsonArray list) {
            list.forEach(events::add);
        }
        if (!events.contains("*")) {
            events.addAll(EVENTS);
        }
        JsonObject complete = webhook.copy().put("events", new JsonArray(List.copyOf(events)));
        if (!WebhookRetries.areLong(AnswerBody.object(webhook, RETRIES))) {
            complete.put(RETRIES, WebhookRetries.LONG.toJson());
        }
        return key == null ? complete : complete.put(HMAC, new JsonObject().put("key", key.value()));
    }

    /** Whether WAHA posts what happens in a session with {@code config} to us, in a form that our door takes. */
    Webhook webhook(JsonObject config) {
        Webhook found = url == null ? Webhook.NONE : Webhook.MISSING;
        JsonArray webhooks = config.getValue(WEBHOOKS) instanceof JsonArray list ? list : new JsonArray();
        for (Object each : webhooks) {
            if (each instanceof JsonObject webhook
                    && leadsHere(AnswerBody.text(webhook, "url"))
                    && hasEvents(webhook)) {
                if (isTaken(webhook)) {
                    return Webhook.SET;
                }
                found = url == null ? Webhook.NONE : Webhook.REFUSED;
            }
        }
        return found;
    }

    /**
     * A webhook that was set up by hand may have an address that we do not know; it may be another server's, and is
     * never written to.
     */
    private boolean leadsHere(String address) {
        return url == null ? address.endsWith(PATH) : url.equals(address);
    }

    /** Without the others we only learn later what we ask WAHA for ourselves. */
    private static boolean hasEvents(JsonObject webhook) {
        JsonArray events = webhook.getValue("events") instanceof JsonArray list ? list : new JsonArray();
        boolean hasMessages = events.contains("message") || events.contains("message.any");
        return events.contains("*") || (hasMessages && events.contains("message.ack"));
    }

    private boolean isTaken(JsonObject webhook) {
        return key == null || key.value().equals(AnswerBody.text(AnswerBody.object(webhook, HMAC), "key"));
    }

    /** Whether our key may be written into a session without being asked: no one else chose it, or can know it. */
    boolean mendsItself() {
        return url != null && key != null && key.made();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SessionConfig[" + url + "]";
    }
}
