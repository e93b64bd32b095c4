package io.turbozap.simulator.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The faults in force, at most {@value #MAX} of them, in the order they were ordered. */
public final class Faults {

    static final int MAX = 1_000;

    private final RandomGenerator random;
    private final List<Active> active = new ArrayList<>();

    public Faults(RandomGenerator random) {
        this.random = random;
    }

    private static final class Active {
        final Fault fault;
        int left;

        Active(Fault fault) {
            this.fault = fault;
            this.left = fault.times();
        }
    }

    /**
     * The faults that strike one request.
     *
     * @param delayMillis how long it waits first
     * @param fault what goes wrong then, null for nothing
     */
    public record Strike(long delayMillis, @Nullable Fault fault) {
        static final Strike NONE = new Strike(0, null);
    }

    /**
     * Adds a fault behind those that are there.
     *
     * @throws IllegalArgumentException if there are too many faults already
     */
    public void add(Fault fault) {
        if (active.size() >= MAX) {
            throw new IllegalArgumentException("faults: at most " + MAX);
        }
        active.add(new Active(fault));
    }

    public void clear() {
        active.clear();
    }

    public List<Fault> list() {
        return active.stream().map(each -> each.fault.times(each.left)).toList();
    }

    /** Decides on one request: delays add up, and the first other fault that strikes is the one. */
    public Strike next(Fault.Target target, String session) {
        if (active.isEmpty()) {
            return Strike.NONE;
        }
        long delay = 0;
        for (Iterator<Active> each = active.iterator(); each.hasNext(); ) {
            Active candidate = each.next();
            if (strikes(candidate, target, session)) {
                spend(candidate, each);
                delay += candidate.fault.delayMillis();
                if (candidate.fault.kind() != Fault.Kind.LATENCY) {
                    return new Strike(delay, candidate.fault);
                }
            }
        }
        return new Strike(delay, null);
    }

    private boolean strikes(Active candidate, Fault.Target target, String session) {
        Fault fault = candidate.fault;
        return fault.aimsAt(target, session) && (fault.probability() >= 1 || random.nextDouble() < fault.probability());
    }

    private static void spend(Active candidate, Iterator<Active> place) {
        if (candidate.left > 0 && --candidate.left == 0) {
            place.remove();
        }
    }
}
