package io.turbozap.process;

/**
 * The time since a heartbeat, as far as the watchdog itself was awake: each probe counts at most so much. So a
 * process that was stopped, a machine that slept, or one too busy to run the watchdog does not pass for a dead heart.
 * In milliseconds.
 */
final class Silence {

    private final Heartbeat heart;
    private final long mostPerCheck;
    private long seen;
    private long millis;

    /** @param mostPerCheck what a check that came late counts at most */
    Silence(Heartbeat heart, long mostPerCheck) {
        this.heart = heart;
        this.mostPerCheck = mostPerCheck;
        this.seen = heart.count();
    }

    /**
     * Checks whether it has beaten since the last check.
     *
     * @param sinceLast milliseconds since that
     * @return how long it has been silent
     */
    long check(long sinceLast) {
        long count = heart.count();
        millis = count == seen ? millis + Math.min(sinceLast, mostPerCheck) : 0;
        seen = count;
        return millis;
    }

    Heartbeat heart() {
        return heart;
    }
}
