package io.turbozap.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the webhooks of a session's configuration, refusing what WAHA refuses. */
final class WebhookConfig {

    private static final Set<String> EVENTS = Set.of(
            "*",
            "session.status",
            "message",
            "message.any",
            "message.reaction",
            "message.ack",
            "message.ack.group",
            "message.waiting",
            "message.revoked",
            "message.edited",
            "poll.vote",
            "poll.vote.failed",
            "presence.update",
            "group.join",
            "group.leave",
            "group.v2.join",
            "group.v2.leave",
            "group.v2.participants",
            "group.v2.update",
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
            "state.change");

    private WebhookConfig() {}

    /** @throws Refused with 400 and every fault found */
    static List<WebhookTarget> read(JsonObject config) {
        List<WebhookTarget> targets = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        JsonArray webhooks = config.getValue("webhooks") instanceof JsonArray list ? list : new JsonArray();
        for (int i = 0; i < webhooks.size(); i++) {
            String place = "config.webhooks." + i;
            if (webhooks.getValue(i) instanceof JsonObject webhook) {
                targets.add(target(webhook, place, faults));
            } else {
                faults.add(place + " must be an object");
            }
        }
        if (!faults.isEmpty()) {
            throw new Refused(400, Refusals.invalid(faults));
        }
        return targets;
    }

    private static WebhookTarget target(JsonObject webhook, String place, List<String> faults) {
        String url = text(webhook, "url", "");
        if (!url.matches("https?://.+")) {
            faults.add(place + ".url must be a URL address");
        }
        JsonObject retries = part(webhook, "retries");
        return new WebhookTarget(
                url,
                events(webhook, place, faults),
                part(webhook, "hmac").getValue("key") instanceof String key ? key : null,
                (int) number(retries, "attempts", WebhookTarget.DEFAULT_ATTEMPTS),
                Math.round(number(retries, "delaySeconds", WebhookTarget.DEFAULT_DELAY_MILLIS / 1e3) * 1e3),
                text(retries, "policy", "constant"),
                headers(webhook));
    }

    private static List<String> events(JsonObject webhook, String place, List<String> faults) {
        List<String> events = new ArrayList<>();
        JsonArray wanted = webhook.getValue("events") instanceof JsonArray list ? list : new JsonArray();
        for (Object event : wanted) {
            events.add(String.valueOf(event));
            if (!EVENTS.contains(String.valueOf(event))) {
                faults.add(place + ".events: each value must be one of the known events");
            }
        }
        return events;
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
