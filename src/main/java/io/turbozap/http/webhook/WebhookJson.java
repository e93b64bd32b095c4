package io.turbozap.http.webhook;

import io.turbozap.http.web.JsonWriter;
import io.turbozap.webhooks.EventType;
import io.turbozap.webhooks.Webhook;
import io.turbozap.webhooks.WebhookDelivery;
import io.vertx.core.buffer.Buffer;

/** Webhooks and their deliveries, as JSON. */
final class WebhookJson {

    private WebhookJson() {}

    /** Without its secret, which is shown once. */
    static void write(Webhook webhook, JsonWriter json) {
        open(webhook, json).endObject();
    }

    static void writeWithSecret(Webhook webhook, JsonWriter json) {
        open(webhook, json).member("secret", webhook.secret()).endObject();
    }

    private static JsonWriter open(Webhook webhook, JsonWriter json) {
        json.object()
                .member("id", webhook.id())
                .member("url", webhook.url())
                .name("events")
                .array();
        webhook.events().stream().sorted().map(EventType::wireName).forEach(json::value);
        return json.endArray()
                .member("enabled", webhook.isEnabled())
                .member("disabledReason", webhook.disabledReason())
                .member("failures", webhook.failures())
                .time("failingSince", webhook.failingSince())
                .time("createdAt", webhook.createdAt())
                .time("updatedAt", webhook.updatedAt());
    }

    static void write(WebhookDelivery delivery, JsonWriter json) {
        json.object()
                .member("id", delivery.id())
                .member("eventId", delivery.eventId())
                .member("type", delivery.type())
                .member("status", delivery.status().wireName())
                .member("attempts", delivery.attempts());
        if (delivery.httpStatus() != null) {
            json.member("httpStatus", delivery.httpStatus());
        }
        json.member("error", delivery.error())
                .time("nextAttemptAt", delivery.nextAt())
                .time("createdAt", delivery.createdAt())
                .time("updatedAt", delivery.updatedAt())
                .name("payload")
                .json(Buffer.buffer(delivery.body()))
                .endObject();
    }
}
