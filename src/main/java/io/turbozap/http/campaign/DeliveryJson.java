package io.turbozap.http.campaign;

import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.store.history.Delivery;
import io.vertx.core.Future;

/** Deliveries as an array in JSON. */
record DeliveryJson(DeliveryPages pages) implements StreamedArray.Pages {

    @Override
    public Future<Boolean> next(JsonWriter json) {
        return pages.next(delivery -> write(delivery, json));
    }

    private static void write(Delivery delivery, JsonWriter json) {
        json.object()
                .member("id", delivery.id())
                .member("index", delivery.request())
                .member("chatId", delivery.chatId())
                .member("session", delivery.session().value())
                .member("status", delivery.status().wireName())
                .member("deliveryStatus", delivery.delivery().wireName())
                .member("attempts", delivery.attempts())
                .member("messageId", delivery.messageId())
                .member("reason", delivery.reason())
                .member("deliveryError", delivery.ackError())
                .time("startedAt", delivery.intendedAt())
                .time("sentAt", delivery.sentAt())
                .time("failedAt", delivery.failedAt())
                .time("serverAt", delivery.serverAt())
                .time("deliveredAt", delivery.deliveredAt())
                .time("readAt", delivery.readAt())
                .time("playedAt", delivery.playedAt())
                .endObject();
    }

    @Override
    public void close(JsonWriter json) {
        Long next = pages.next();
        if (next != null) {
            json.member("next", next);
        }
    }
}
