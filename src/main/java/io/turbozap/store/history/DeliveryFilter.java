package io.turbozap.store.history;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries to show; null does not ask.
 *
 * @param status where the request stands
 * @param delivery how far the message came
 * @param digits a part of the recipient's number: digits only
 */
public record DeliveryFilter(
        @Nullable SendState status,
        @Nullable DeliveryState delivery,
        @Nullable SessionName session,
        @Nullable String digits) {

    /** All of them. */
    public static final DeliveryFilter ALL = new DeliveryFilter(null, null, null, null);

    /** @throws IllegalArgumentException if {@code digits} is anything else */
    public DeliveryFilter {
        if (digits != null && !digits.matches("\\d{1,20}")) {
            throw new IllegalArgumentException("digits must be 1 to 20 digits");
        }
    }

    /** Without the recipient. */
    @Override
    public String toString() {
        return "DeliveryFilter[" + status + ", " + delivery + ", " + session + "]";
    }
}
