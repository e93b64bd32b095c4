package io.turbozap.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way to WAHA.
 *
 * @param baseUrl http or https, without a trailing slash, user info, query or fragment
 * @param apiKey sent as {@code X-Api-Key}, or null to send none
 * @param requestTimeout how long an answer may take
 * @param paths the path that sends each kind of message, by kind
 * @param webhookHmacKey what WAHA signs its webhooks with, or null if they are not signed
 * @param webhookUrl the address under which WAHA reaches this server, or null if it cannot
 * @param sessions the names of the sessions that are connected from the start
 * @param catchUpInterval how often the history of a session is read for what no webhook brought; 0 never does
 */
public record WahaConfig(
        URI baseUrl,
        @Nullable String apiKey,
        Duration requestTimeout,
        Map<String, String> paths,
        @Nullable String webhookHmacKey,
        @Nullable URI webhookUrl,
        List<String> sessions,
        Duration catchUpInterval) {

    /** Keeps copies of paths and sessions. */
    public WahaConfig {
        paths = Map.copyOf(paths);
        sessions = List.copyOf(sessions);
    }

    @Override
    public String toString() {
        return "WahaConfig[baseUrl=" + baseUrl + ", apiKey=" + Config.masked(apiKey) + ", requestTimeout="
                + requestTimeout + ", paths=" + paths + ", webhookHmacKey=" + Config.masked(webhookHmacKey)
                + ", webhookUrl=" + webhookUrl + ", sessions=" + sessions + ", catchUpInterval=" + catchUpInterval
                + "]";
    }
}
