package io.turbozap.campaign;

import java.util.Locale;

/** By what a session's messages reach people. */
public enum Channel {
    WHATSAPP,
    SMS;

    /** The name in requests and answers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
