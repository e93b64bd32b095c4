package io.turbozap.webhooks;

import io.turbozap.campaign.DeliveryState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Types of the events that webhooks receive. */
public enum EventType {
    /** A campaign entered the queue. */
    CAMPAIGN_STARTED,
    CAMPAIGN_PAUSED,
    CAMPAIGN_RESUMED,
    /** A campaign left the queue because nothing is left to do. */
    CAMPAIGN_COMPLETED,
    /** A campaign left the queue with requests left. */
    CAMPAIGN_STOPPED,
    /** A scheduled campaign could not start until it was too late to. */
    CAMPAIGN_MISSED,
    /** A message is on a device of the receiver. */
    DELIVERY_DELIVERED,
    /** The receiver saw a message. */
    DELIVERY_READ,
    /** A request was refused for good, by WAHA or afterwards by WhatsApp. */
    DELIVERY_FAILED,
    /** It is not known whether a request was sent. */
    DELIVERY_UNCERTAIN,
    /** A request is deliberately not sent. */
    DELIVERY_SKIPPED,
    /** A test event that a person asked for; every webhook receives it. */
    WEBHOOK_PING;

    /** The name in the API and in events. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The type with this {@link #wireName()}, or null. */
    public static @Nullable EventType parse(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(wireName))
                .findFirst()
                .orElse(null);
    }

    /** The types that a webhook can subscribe to. */
    public static List<EventType> subscribable() {
        return Arrays.stream(values()).filter(type -> type != WEBHOOK_PING).toList();
    }

    /** The type of the event that a message reached {@code state}, or null if there is none. */
    static @Nullable EventType of(DeliveryState state) {
        return switch (state) {
            case DELIVERED -> DELIVERY_DELIVERED;
            case READ -> DELIVERY_READ;
            case ERROR -> DELIVERY_FAILED;
            case NONE, SERVER, PLAYED -> null;
        };
    }
}
