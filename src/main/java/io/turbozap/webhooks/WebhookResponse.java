package io.turbozap.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * Result of one try.
 *
 * @param status the HTTP status, or null if no answer came
 * @param error why it failed, or null if the receiver took it
 * @param retryAfterMillis how long the receiver asks to be left alone, or 0
 */
record WebhookResponse(@Nullable Integer status, @Nullable String error, long retryAfterMillis) {

    private static final int GONE = 410;
    private static final int LONGEST_ERROR = 200;

    static WebhookResponse of(int status, long retryAfterMillis) {
        if (status >= 200 && status < 300) {
            return new WebhookResponse(status, null, 0);
        }
        String more = status >= 300 && status < 400 ? ": redirects are not followed" : "";
        return new WebhookResponse(status, "answered " + status + more, retryAfterMillis);
    }

    /** No answer came. */
    static WebhookResponse none(String reason) {
        return new WebhookResponse(
                null, reason.length() > LONGEST_ERROR ? reason.substring(0, LONGEST_ERROR) : reason, 0);
    }

    /** Whether the receiver accepted it. */
    boolean isAccepted() {
        return error == null;
    }

    /** Whether the receiver wants no more events. */
    boolean isGone() {
        return status != null && status == GONE;
    }
}
