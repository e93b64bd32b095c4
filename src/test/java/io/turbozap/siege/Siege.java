package io.turbozap.siege;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** All attacks at the same time, each again and again, from its start until it is ended. */
final class Siege {

    private static final int THREADS = 6;
    /** Attackers share the machine with whom they attack. */
    private static final long PAUSE_MILLIS = 25;

    private final List<Attack> attacks;
    private final ScheduledExecutorService attackers = Executors.newScheduledThreadPool(THREADS);
    private final AtomicLong strikes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

    private Siege(List<Attack> attacks) {
        this.attacks = attacks;
    }

    static Siege begin(List<Attack> attacks) {
        Siege siege = new Siege(attacks);
        for (Attack attack : attacks) {
            var unused = siege.attackers.scheduleWithFixedDelay(
                    () -> siege.strike(attack), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return siege;
    }

    private void strike(Attack attack) {
        try {
            strikes.incrementAndGet();
            attack.strike();
        } catch (IOException e) {
            refused.incrementAndGet();
        } catch (RuntimeException | Error e) {
            faults.add(e);
        }
    }

    @Override
    public String toString() {
        return strikes + " strikes, " + refused + " of which met with a closed door"
                + (faults.isEmpty() ? "" : ", " + faults);
    }

    /** What went wrong with the attackers themselves. */
    List<Throwable> faults() {
        return List.copyOf(faults);
    }

    /** Ends it and waits until it has ended. */
    void end() throws InterruptedException {
        attackers.shutdownNow();
        if (!attackers.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new AssertionError("an attack does not end");
        }
        for (Attack attack : attacks) {
            attack.close();
        }
    }
}
