package io.turbozap.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Policy of when a failed delivery is tried again, and when a webhook that fails is disabled: 10 tries over some three days, as
 * Standard Webhooks recommends, each delay with up to a fifth more at random so that what failed together does not come
 * back together.
 */
final class RetrySchedule {

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** How often a delivery is tried. */
    static final int TRIES = DELAYS.size() + 1;

    /** A receiver may not put off a delivery for longer. */
    static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    private static final long JITTER_DIVISOR = 5;

    /** The failed tries in a row that, over this time, disable a webhook: a busy one may have a hundred in a minute. */
    static final int LONG_ROW = 20;

    static final Duration LONG_TIME = Duration.ofDays(3);

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /**
     * When to try again what was not accepted, in epoch milliseconds, or null never.
     *
     * @param attempts how often it was tried, this time included
     */
    @Nullable
    Long nextTry(int attempts, WebhookResponse webhookResponse, long now) {
        if (attempts >= TRIES || webhookResponse.isGone()) {
            return null;
        }
        long delay = DELAYS.get(attempts - 1).toMillis();
        long asked = Math.min(webhookResponse.retryAfterMillis(), LONGEST_RETRY_AFTER.toMillis());
        return now + Math.max(delay + random.nextLong(delay / JITTER_DIVISOR + 1), asked);
    }

    /**
     * Why a webhook is to be disabled, or null if it is not.
     *
     * @param failures failed tries since the last good one
     * @param failingSince the first of these, or null
     */
    static @Nullable String disableReason(long failures, @Nullable Long failingSince, long now) {
        return failingSince != null && failures >= LONG_ROW && now - failingSince >= LONG_TIME.toMillis()
                ? failures + " tries failed in a row over " + LONG_TIME.toDays() + " days"
                : null;
    }
}
