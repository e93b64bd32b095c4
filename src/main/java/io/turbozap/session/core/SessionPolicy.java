package io.turbozap.session.core;

import io.turbozap.campaign.Message;
import io.turbozap.session.PacingRules;
import io.turbozap.session.port.SendOutcome;

/**
 * The numbers by which a session decides. Durations are in milliseconds.
 *
 * @param pacing its pace while it has no rules of its own
 * @param quickRetries how often a request that was surely not sent is tried again before the session is only looked at
 * @param retryBaseDelay backoff before the first quick retry; doubles with each
 * @param recheckInterval how often a blocked session is looked at
 * @param settleAfter how long an absent message has to be absent, once WAHA has ended it or lost it, to count as never
 *     sent
 * @param mediaSettleAfter the same of a message with a file, which WAHA fetches first however long that takes; the
 *     longer of both counts
 * @param errorBudget how many failures in a row pause a campaign; 0 never does
 * @param maxLateness how long after its time, and after its creation, a scheduled campaign still starts
 * @param ackTimeout how long a message may lack the server's ack while others wait for it; 0 never matters
 * @param newChatRetry how long no stranger is written to after an error 463 whose end is not known
 * @param checksNumbers whether WhatsApp is asked for each number before its first message
 */
public record SessionPolicy(
        PacingRules pacing,
        int quickRetries,
        long retryBaseDelay,
        long recheckInterval,
        long settleAfter,
        long mediaSettleAfter,
        int errorBudget,
        long maxLateness,
        long ackTimeout,
        long newChatRetry,
        boolean checksNumbers) {

    private static final long HOUR_MILLIS = 3_600_000;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

    /** A policy with nothing but an interval, the usual lateness, and an hour's wait after an error 463. */
    public SessionPolicy(
            long interval,
            int quickRetries,
            long retryBaseDelay,
            long recheckInterval,
            long settleAfter,
            int errorBudget) {
        this(
                PacingRules.every(interval),
                quickRetries,
                retryBaseDelay,
                recheckInterval,
                settleAfter,
                settleAfter,
                errorBudget,
                DAY_MILLIS,
                0,
                HOUR_MILLIS,
                false);
    }

    /** How long a message that is lost has to be absent to count as never sent. */
    long settleAfter(Message message) {
        return message.kind().hasFile() ? longestSettleAfter() : settleAfter;
    }

    /** How long after its end a send of {@code message} may still have to show. */
    long settleAfter(Message message, SendOutcome.Work work) {
        return switch (work) {
            case ENDED -> settleAfter;
            case UNKNOWN -> settleAfter(message);
            case AWAITED -> longestSettleAfter();
        };
    }

    /** The longest that WAHA may be working on any request. */
    long longestSettleAfter() {
        return Math.max(settleAfter, mediaSettleAfter);
    }

    /** The most starts of a request if its outcome stays unclear each time. */
    int mostAttempts() {
        return 1 + Math.max(1, quickRetries);
    }
}
