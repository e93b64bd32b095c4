package io.turbozap.simulator.session;

import io.turbozap.simulator.model.WebhookTarget;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The webhooks of a session's configuration, read with WAHA's own refusals. */
public final class WebhookConfig {

    private static final List<String> EVENTS = List.of(
            "session.status",
            "message",
            "message.reaction",
            "message.any",
            "message.ack",
            "message.ack.group",
            "message.waiting",
            "message.revoked",
            "message.edited",
            "state.change",
            "group.join",
            "group.leave",
            "group.v2.join",
            "group.v2.leave",
            "group.v2.update",
            "group.v2.participants",
            "presence.update",
            "poll.vote",
            "poll.vote.failed",
            "chat.archive",
            "call.received",
            "call.accepted",
            "call.rejected",
            "label.upsert",
            "label.deleted",
            "label.chat.added",
            "label.chat.deleted",
            "event.response",
            "event.response.failed",
            "engine.event",
            "*");
    private static final List<String> POLICIES = List.of("linear", "exponential", "constant");

    private WebhookConfig() {}

    /** Adds what is wrong with the webhooks of a configuration to {@code faults}, in WAHA's words. */
    public static void check(JsonObject config, List<String> faults) {
        JsonArray webhooks = webhooks(config);
        for (int i = 0; i < webhooks.size(); i++) {
            String place = "config.webhooks." + i;
            if (webhooks.getValue(i) instanceof JsonObject webhook) {
                check(webhook, place + ".", faults);
            } else {
                faults.add(place + " must be an object");
            }
        }
    }

    private static void check(JsonObject webhook, String place, List<String> faults) {
        if (!text(webhook, "url", "").matches("https?://.+")) {
            faults.add(place + "url must be a URL address");
        }
        if (!EVENTS.containsAll(events(webhook))) {
            faults.add(
                    place + "each value in events must be one of the following values: " + String.join(", ", EVENTS));
        }
        JsonObject retries = part(webhook, "retries");
        for (String name : List.of("delaySeconds", "attempts")) {
            if (retries.getValue(name) != null && !(retries.getValue(name) instanceof Number)) {
                faults.add(place + "retries." + name + " must be a number conforming to the specified constraints");
            }
        }
        if (retries.getValue("policy") != null && !POLICIES.contains(text(retries, "policy", ""))) {
            faults.add(place + "retries.policy must be one of the following values: " + String.join(", ", POLICIES));
        }
    }

    /** The webhooks of a configuration without faults. */
    public static List<WebhookTarget> read(JsonObject config) {
        return webhooks(config).stream()
                .map(webhook -> target((JsonObject) webhook))
                .toList();
    }

    private static JsonArray webhooks(JsonObject config) {
        return config.getValue("webhooks") instanceof JsonArray list ? list : new JsonArray();
    }

    private static WebhookTarget target(JsonObject webhook) {
        JsonObject retries = part(webhook, "retries");
        return new WebhookTarget(
                text(webhook, "url", ""),
                events(webhook),
                part(webhook, "hmac").getValue("key") instanceof String key ? key : null,
                (int) number(retries, "attempts", WebhookTarget.DEFAULT_ATTEMPTS),
                Math.round(number(retries, "delaySeconds", WebhookTarget.DEFAULT_DELAY_MILLIS / 1e3) * 1e3),
                text(retries, "policy", "constant"),
                headers(webhook));
    }

    private static List<String> events(JsonObject webhook) {
        JsonArray wanted = webhook.getValue("events") instanceof JsonArray list ? list : new JsonArray();
        return wanted.stream().map(String::valueOf).toList();
    }

    private static Map<String, String> headers(JsonObject webhook) {
        Map<String, String> headers = new LinkedHashMap<>();
        JsonArray custom = webhook.getValue("customHeaders") instanceof JsonArray list ? list : new JsonArray();
        for (Object each : custom) {
            if (each instanceof JsonObject header) {
                headers.put(text(header, "name", "X-Unnamed"), text(header, "value", ""));
            }
        }
        return headers;
    }

    private static JsonObject part(JsonObject object, String name) {
        return object.getValue(name) instanceof JsonObject part ? part : new JsonObject();
    }

    private static String text(JsonObject object, String name, String otherwise) {
        return object.getValue(name) instanceof String text ? text : otherwise;
    }

    private static double number(JsonObject object, String name, double otherwise) {
        return object.getValue(name) instanceof Number number && number.doubleValue() >= 0
                ? number.doubleValue()
                : otherwise;
    }
}
