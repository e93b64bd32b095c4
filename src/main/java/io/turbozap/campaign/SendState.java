package io.turbozap.campaign;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The state of a request. It is in exactly one of these. */
public enum SendState {
    /** Not started, or returned to its place because it surely was not sent. */
    PENDING(0),
    /** Handed to WAHA, or about to be; the outcome is open. */
    EXECUTING(1),
    /** WAHA accepted it. */
    COMPLETED(2),
    /** WAHA refused it for a reason that lies in the request itself. */
    FAILED(3),
    /** It may have been sent, which could not be found out. Never sent again without an operator. */
    UNCERTAIN(4),
    /** Deliberately not sent. */
    SKIPPED(5);

    /** How many codes there are. */
    static final int CODES = 6;

    private static final SendState[] BY_CODE = new SendState[CODES];

    static {
        for (SendState state : values()) {
            BY_CODE[state.code] = state;
        }
    }

    private final byte code;

    SendState(int code) {
        this.code = (byte) code;
    }

    /** The number that stands for this state in packed form, 0 to {@code CODES - 1}; never reassigned. */
    byte code() {
        return code;
    }

    static SendState of(int code) {
        return BY_CODE[code];
    }

    /** The state with this {@link #wireName()}, or null. */
    public static @Nullable SendState parse(String wireName) {
        for (SendState state : BY_CODE) {
            if (state.wireName().equals(wireName)) {
                return state;
            }
        }
        return null;
    }

    /** The name that the API shows. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
