package io.turbozap.simulator.message;

import org.jspecify.annotations.Nullable;

/**
 * The origin of a message of a history.
 *
 * @param api whether a request of ours sent it; else it was typed on a phone
 * @param alt the phone number's chat behind a hidden id, where WhatsApp gives it
 * @param participant who wrote it in a group
 */
public record Origin(
        boolean api, @Nullable String alt, @Nullable String participant) {

    public static final Origin API = new Origin(true, null, null);
    public static final Origin PHONE = new Origin(false, null, null);
}
