package io.turbozap.waha.session;

import io.turbozap.waha.server.AnswerBody;
import io.vertx.core.json.JsonObject;

/**
 * The {@code retries} of a webhook in a session's configuration: how long WAHA tries to deliver an event. By default it
 * gives up after 15 attempts, 2 seconds apart, and the event is lost (waha.md, section 7a).
 *
 * @param policy {@code constant}, {@code linear} or {@code exponential}
 * @param delaySeconds the first pause
 * @param attempts how often a failed delivery is tried again
 */
record WebhookRetries(String policy, double delaySeconds, int attempts) {

    /** What our own webhooks get: pauses of 4 seconds to 2 hours, 4 hours and a half in all. */
    static final WebhookRetries LONG = new WebhookRetries("exponential", 2, 12);

    private static final double LONG_SECONDS = 3_600;

    /** Whether a server of ours that is away for an hour misses nothing with {@code retries}; none are WAHA's default. */
    static boolean areLong(JsonObject retries) {
        String policy = AnswerBody.text(retries, "policy");
        double delay = retries.getValue("delaySeconds") instanceof Number number ? number.doubleValue() : 2;
        int attempts = retries.getValue("attempts") instanceof Number number ? number.intValue() : 15;
        return new WebhookRetries(policy, delay, attempts).seconds() >= LONG_SECONDS;
    }

    /** How long after the event the last attempt is made; an exponential pause is {@code delay · 2ⁿ} (recorded). */
    private double seconds() {
        return switch (policy) {
            case "exponential" -> delaySeconds * (Math.pow(2, attempts + 1.0) - 2);
            case "linear" -> delaySeconds * attempts * (attempts + 1.0) / 2;
            default -> delaySeconds * attempts;
        };
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("policy", policy)
                .put("delaySeconds", (int) delaySeconds)
                .put("attempts", attempts);
    }
}
