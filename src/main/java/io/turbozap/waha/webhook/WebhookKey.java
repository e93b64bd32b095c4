package io.turbozap.waha.webhook;

import io.turbozap.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The key that WAHA signs its webhooks with.
 *
 * @param value not empty
 * @param made whether this installation made it up, so that it may write it into WAHA's sessions by itself
 */
public record WebhookKey(String value, boolean made) {

    /**
     * The key that holds with {@code config}: what the operator has set, or else one that was made up, once the front door
     * asks callers for a key. Null if webhooks are taken unsigned.
     *
     * @param made what to take where nothing is set
     */
    public static @Nullable WebhookKey of(Config config, String made) {
        String set = config.waha().webhookHmacKey();
        if (set != null) {
            return new WebhookKey(set, /* made= */ false);
        }
        return config.server().apiKey() == null ? null : new WebhookKey(made, /* made= */ true);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "WebhookKey[made=" + made + "]";
    }
}
