package io.turbozap.simulator.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The target of webhooks.
 *
 * @param events the events wanted; {@code *} is all
 * @param hmacKey signs each body when set
 * @param attempts how often a refused delivery is tried again
 * @param delayMillis the pause before a further attempt, in milliseconds before scaling
 * @param policy how the pause grows: {@code constant}, {@code linear} or {@code exponential}
 * @param headers further headers
 */
public record WebhookTarget(
        String url,
        List<String> events,
        @Nullable String hmacKey,
        int attempts,
        long delayMillis,
        String policy,
        Map<String, String> headers) {

    /** WAHA's default of further attempts. */
    public static final int DEFAULT_ATTEMPTS = 15;

    /** WAHA's default pause between attempts, in milliseconds. */
    public static final long DEFAULT_DELAY_MILLIS = 2_000;

    public WebhookTarget {
        events = List.copyOf(events);
        headers = Map.copyOf(headers);
    }

    /** All events, with WAHA's default retries. */
    public static WebhookTarget all(String url, @Nullable String hmacKey) {
        return new WebhookTarget(
                url, List.of("*"), hmacKey, DEFAULT_ATTEMPTS, DEFAULT_DELAY_MILLIS, "constant", Map.of());
    }

    public boolean wants(String event) {
        return events.contains("*") || events.contains(event);
    }

    /**
     * The pause before further attempt number {@code attempt}, counted from 1, by the formulas of WAHA's WebhookSender.
     *
     * @param askedMillis what the receiver asks for at least
     * @param jitter in [0, 1)
     */
    public long pauseMillis(int attempt, long askedMillis, double jitter) {
        return switch (policy) {
            case "linear" -> Math.max(delayMillis * attempt, askedMillis);
            case "exponential" ->
                Math.round(Math.max(delayMillis * Math.pow(2, attempt), (double) askedMillis) * (1 + 0.2 * jitter));
            default -> Math.max(delayMillis, askedMillis);
        };
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "WebhookTarget[" + url + " " + events + (hmacKey == null ? "]" : " signed]");
    }
}
