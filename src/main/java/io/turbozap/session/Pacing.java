package io.turbozap.session;

import io.turbozap.campaign.Lane;

/** When the next request may start, by what has started before. Times are steady milliseconds. */
final class Pacing {

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final SessionPolicy policy;
    private long lastStart = NEVER;
    private long lastPacedStart = NEVER;

    Pacing(SessionPolicy policy) {
        this.policy = policy;
    }

    /** Something of {@code lane} started at {@code at}. */
    void started(Lane lane, long at) {
        if (policy.interval() == 0) {
            return; // starts are told rounded up, which would be a wait of its own
        }
        lastStart = Math.max(lastStart, at);
        if (lane != Lane.REPLY) {
            lastPacedStart = Math.max(lastPacedStart, at);
        }
    }

    /** The first time at which something of {@code lane} may start. */
    long earliest(Lane lane) {
        if (policy.interval() == 0) {
            return NEVER;
        }
        long afterAny = lastStart + policy.replyGap();
        return lane == Lane.REPLY ? afterAny : Math.max(afterAny, lastPacedStart + policy.interval());
    }
}
