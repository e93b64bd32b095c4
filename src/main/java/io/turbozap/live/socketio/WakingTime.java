package io.turbozap.live.socketio;

/**
 * Time that a server was awake for, in milliseconds. What it slept through does not count: answers that came meanwhile are read only afterwards, and no client is to be taken for dead for that.
 */
final class WakingTime {

    private final long longestStep;
    private long lastLook;
    private long now;

    /** @param longestStep how much counts at most between two looks */
    WakingTime(long longestStep, long clock) {
        this.longestStep = longestStep;
        this.lastLook = clock;
    }

    /** Goes on to what the clock shows. */
    void advance(long clock) {
        now += Math.min(clock - lastLook, longestStep);
        lastLook = clock;
    }

    /** The time of the last look. */
    long now() {
        return now;
    }
}
