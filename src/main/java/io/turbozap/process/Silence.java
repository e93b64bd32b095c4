package io.turbozap.process;

/**
 * The time since a heartbeat, as far as the watchdog itself was awake: each probe counts at most so much. So a
 * process that was stopped, a machine that slept, or one too busy to run the watchdog does not pass for a dead heart.
 * In milliseconds.
 */
final class Silence {

    private final Heartbeat heart;
    private final long mostPerLook;
    private long seen;
    private long millis;

    /** @param mostPerLook what a look that came late counts at most */
    Silence(Heartbeat heart, long mostPerLook) {
        this.heart = heart;
        this.mostPerLook = mostPerLook;
        this.seen = heart.count();
    }

    /**
     * Looks whether it has beaten since the last look.
     *
     * @param sinceLast milliseconds since that
     * @return how long it has been silent
     */
    long look(long sinceLast) {
        long count = heart.count();
        millis = count == seen ? millis + Math.min(sinceLast, mostPerLook) : 0;
        seen = count;
        return millis;
    }

    Heartbeat heart() {
        return heart;
    }
}
