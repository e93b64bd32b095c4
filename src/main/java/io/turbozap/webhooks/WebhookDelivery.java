package io.turbozap.webhooks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Event for one webhook, and how far its delivery is. Times are epoch milliseconds.
 *
 * @param id orders deliveries as they were stored
 * @param eventId the {@code webhook-id} that receivers know it by
 * @param type the name of the event
 * @param body JSON as it is signed and sent
 * @param attempts how often it was tried since it was stored or replayed
 * @param nextAt when it is tried next, or null if it is not
 * @param httpStatus what the last try was answered, or null
 * @param error why the last try failed, or null
 */
public record WebhookDelivery(
        long id,
        String webhookId,
        String eventId,
        String type,
        String body,
        Status status,
        int attempts,
        @Nullable Long nextAt,
        @Nullable Integer httpStatus,
        @Nullable String error,
        long createdAt,
        long updatedAt) {

    /** States of a webhook delivery. */
    public enum Status {
        /** It is tried, or tried again. */
        PENDING,
        /** The receiver accepted it. */
        DELIVERED,
        /** It was tried for the last time. */
        FAILED;

        /** The name that the API shows. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Without the body. */
    @Override
    public String toString() {
        return "WebhookDelivery[" + id + ", " + status + "]";
    }
}
