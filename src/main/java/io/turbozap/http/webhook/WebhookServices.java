package io.turbozap.http.webhook;

import io.turbozap.waha.webhook.WahaEventHandler;
import io.turbozap.waha.webhook.WebhookKey;
import io.turbozap.webhooks.Webhooks;
import org.jspecify.annotations.Nullable;

/**
 * The receivers of events, ours and those of others.
 *
 * @param webhooks what is posted to others
 * @param wahaEvents receives what WAHA posts, each event as often as it is delivered
 * @param wahaKey what that has to be signed with; null for nothing, which only a server without an API key may take
 */
public record WebhookServices(
        Webhooks webhooks,
        WahaEventHandler wahaEvents,
        @Nullable WebhookKey wahaKey) {}
