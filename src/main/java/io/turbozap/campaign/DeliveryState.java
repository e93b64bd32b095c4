package io.turbozap.campaign;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The delivery state of a message that was sent, in the order of precedence: an error counts until the message arrives.
 */
public enum DeliveryState {
    /** Nothing is known yet. */
    NONE(0),
    /** WhatsApp's servers have it. */
    SERVER(1),
    /** WhatsApp refused it after WAHA had taken it. */
    ERROR(-1),
    /** It is on a device of the receiver. */
    DELIVERED(2),
    /** The receiver saw it, as far as they let it be known. */
    READ(3),
    /** The receiver listened to it or watched it. */
    PLAYED(4);

    private final int level;

    DeliveryState(int level) {
        this.level = level;
    }

    /** Whether WhatsApp's servers have it, or had it before it came further. */
    public boolean isAccepted() {
        return this != NONE && this != ERROR;
    }

    /** The number that it is stored as, which is WAHA's. */
    public int level() {
        return level;
    }

    /** The state that a stored number, or WAHA's, stands for; NONE for other numbers. */
    public static DeliveryState of(long level) {
        for (DeliveryState state : values()) {
            if (state.level == level) {
                return state;
            }
        }
        return NONE;
    }

    /** The name that the API shows. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state with this {@link #wireName()}, or null. */
    public static @Nullable DeliveryState parse(String wireName) {
        for (DeliveryState state : values()) {
            if (state.wireName().equals(wireName)) {
                return state;
            }
        }
        return null;
    }
}
