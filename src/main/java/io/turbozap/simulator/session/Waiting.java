package io.turbozap.simulator.session;

import io.turbozap.simulator.model.ScaledTimers;
import io.turbozap.simulator.model.SessionStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for their session: WAHA waits 5 s for one that does not run and 10 s for one in the wrong status
 * before it refuses. There are never more of them than open connections.
 */
public final class Waiting {

    private static final long NOT_RUNNING_MILLIS = 5_000;
    private static final long WRONG_STATUS_MILLIS = 10_000;

    private final ScaledTimers scaledTimers;
    private final Map<String, List<Waiter>> waiters = new HashMap<>();

    public Waiting(ScaledTimers scaledTimers) {
        this.scaledTimers = scaledTimers;
    }

    private static final class Waiter {
        final SessionStatus expected;
        final Consumer<SimulatedSession> ready;
        final Runnable refused;
        boolean running;
        long timer;

        Waiter(SessionStatus expected, Consumer<SimulatedSession> ready, Runnable refused) {
            this.expected = expected;
            this.ready = ready;
            this.refused = refused;
        }
    }

    /**
     * Waits until the session has that status.
     *
     * @param current the session as it is now, null when there is none
     * @param refused runs when the patience is over
     */
    public void add(
            String name,
            @Nullable SimulatedSession current,
            SessionStatus expected,
            Consumer<SimulatedSession> ready,
            Runnable refused) {
        Waiter waiter = new Waiter(expected, ready, refused);
        waiter.running = runs(current);
        waiters.computeIfAbsent(name, unused -> new ArrayList<>()).add(waiter);
        arm(name, waiter);
    }

    /** Resumes those whose session has become what they wait for. */
    public void changed(String name, @Nullable SimulatedSession session) {
        for (Waiter waiter : List.copyOf(waiters.getOrDefault(name, List.of()))) {
            if (session != null && session.status() == waiter.expected) {
                leave(name, waiter);
                waiter.ready.accept(session);
            } else if (!waiter.running && runs(session)) {
                waiter.running = true;
                scaledTimers.cancel(waiter.timer);
                arm(name, waiter);
            }
        }
    }

    private void arm(String name, Waiter waiter) {
        waiter.timer = scaledTimers.later(waiter.running ? WRONG_STATUS_MILLIS : NOT_RUNNING_MILLIS, () -> {
            leave(name, waiter);
            waiter.refused.run();
        });
    }

    private void leave(String name, Waiter waiter) {
        scaledTimers.cancel(waiter.timer);
        List<Waiter> others = waiters.get(name);
        if (others != null && others.remove(waiter) && others.isEmpty()) {
            waiters.remove(name);
        }
    }

    private static boolean runs(@Nullable SimulatedSession session) {
        return session != null && session.status() != SessionStatus.STOPPED;
    }
}
