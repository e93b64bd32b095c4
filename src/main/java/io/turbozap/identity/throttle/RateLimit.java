package io.turbozap.identity.throttle;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limit of how often each caller may do something: a number at once, and then one whenever its share of the period has
 * passed. Remembers the {@link #MOST} that came last. Thread-safe.
 */
public final class RateLimit {

    static final int MOST = 100_000;

    private static final class Latest extends LinkedHashMap<String, Long> {
        private static final long serialVersionUID = 1L;

        Latest() {
            super(16, 0.75f, /* accessOrder= */ true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    }

    private final InstantSource clock;
    private final long period;
    private final long each;
    /** When all that was taken will count no more, epoch milliseconds. */
    private final Map<String, Long> freeAt = new Latest();

    /**
     * Limit of {@code most} in {@code period}.
     *
     * @param most positive
     * @param period milliseconds, at least {@code most}
     */
    public RateLimit(int most, long period, InstantSource clock) {
        this.clock = clock;
        this.period = period;
        this.each = period / most;
    }

    /** Takes one for {@code who}: 0 if it may, else the milliseconds until it may, and nothing is taken. */
    public synchronized long take(String who) {
        long now = clock.millis();
        long free = Math.max(now, freeAt.getOrDefault(who, now)) + each;
        long wait = free - now - period;
        if (wait > 0) {
            return wait;
        }
        freeAt.put(who, free);
        return 0;
    }

    /** Takes back what {@link #take} gave {@code who}, for what turned out to need no limit. */
    public synchronized void giveBack(String who) {
        freeAt.computeIfPresent(who, (same, free) -> free - each);
    }
}
