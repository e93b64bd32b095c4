package io.turbozap.identity.throttle;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Backoff of those who fail again and again: {@link #FREE} failures cost nothing, then 1, 2, 4 … {@link #LONGEST}
 * seconds have to pass before the next try. Success forgets them, as does a day without one. Remembers the {@link
 * #MOST} that failed last. Thread-safe.
 */
public final class FailureBackoff {

    static final int FREE = 5;
    static final long LONGEST = 60_000;
    static final int MOST = 100_000;

    private static final long FORGOTTEN_AFTER = 86_400_000;
    private static final long FIRST = 1_000;
    private static final int MOST_DOUBLINGS = 6;

    private record Failures(int count, long lastAt) {}

    private static final class Latest extends LinkedHashMap<String, Failures> {
        private static final long serialVersionUID = 1L;

        Latest() {
            super(16, 0.75f, /* accessOrder= */ true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    }

    private final InstantSource clock;
    private final Map<String, Failures> failures = new Latest();

    public FailureBackoff(InstantSource clock) {
        this.clock = clock;
    }

    /** Milliseconds until {@code who} may try again; 0 if now. */
    public synchronized long waitOf(String who) {
        Failures failed = failures.get(who);
        return failed == null ? 0 : Math.max(0, failed.lastAt() + wait(failed.count()) - clock.millis());
    }

    private static long wait(int failures) {
        int over = failures - FREE;
        return over < 0 ? 0 : Math.min(LONGEST, FIRST << Math.min(over, MOST_DOUBLINGS));
    }

    /** Counts a failure of {@code who}. */
    public synchronized void failed(String who) {
        long now = clock.millis();
        Failures before = failures.get(who);
        int count = before == null || now - before.lastAt() >= FORGOTTEN_AFTER ? 1 : before.count() + 1;
        failures.put(who, new Failures(count, now));
    }

    /** Forgets the failures of {@code who}. */
    public synchronized void succeeded(String who) {
        failures.remove(who);
    }
}
