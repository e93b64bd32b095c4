package io.turbozap.session.actor;

/**
 * A token bucket that bounds how many lines are logged: {@code burst} at once, then one every {@code refillMillis}.
 * Times are steady milliseconds.
 */
final class LogBudget {

    private final int burst;
    private final long refillMillis;
    private double tokens;
    private long refilledAt;
    private long omitted;

    LogBudget(int burst, long refillMillis) {
        this.burst = burst;
        this.refillMillis = refillMillis;
        this.tokens = burst;
    }

    /** Whether another line may be logged; a line that may not is counted as omitted. */
    boolean take(long now) {
        tokens = Math.min(burst, tokens + (double) Math.max(0, now - refilledAt) / refillMillis);
        refilledAt = now;
        if (tokens < 1) {
            omitted++;
            return false;
        }
        tokens--;
        return true;
    }

    /** The number of lines that were omitted since this was last called. */
    long takeOmitted() {
        long count = omitted;
        omitted = 0;
        return count;
    }
}
