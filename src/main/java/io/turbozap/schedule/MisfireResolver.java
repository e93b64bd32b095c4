package io.turbozap.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which of the times that have come are run, and which are too late or too many (BEHAVIOUR 28). */
final class MisfireResolver {

    /** So late, in milliseconds, still counts as on time: timers, and a server that was just started again. */
    static final long ON_TIME = 60_000;

    private final MisfirePolicy misfirePolicy;
    private final Occurrences occurrences;
    private final long now;
    private final long maxLateness;
    private final List<Long> due = new ArrayList<>();
    private @Nullable SkippedRun skippedRun;

    private MisfireResolver(RecurrencePlan plan, @Nullable SkippedRun lastSkip, long now, long maxLateness) {
        this.misfirePolicy = plan.misfirePolicy();
        this.occurrences = plan.cronSchedule().occurrences();
        this.skippedRun = lastSkip;
        this.now = now;
        this.maxLateness = Math.max(maxLateness, ON_TIME);
    }

    /**
     * The state once all times up to {@code now} are resolved.
     *
     * @param maxLateness how long after its time anything may run, in milliseconds
     */
    static RecurrenceState resolve(RecurrenceState recurrenceState, RecurrencePlan plan, long now, long maxLateness) {
        if (!recurrenceState.isDue(now)) {
            return recurrenceState;
        }
        MisfireResolver runs = new MisfireResolver(plan, recurrenceState.lastSkip(), now, maxLateness);
        Long next = recurrenceState.nextAt();
        if (next != null && next <= now) {
            runs.takeFrom(next);
            next = runs.occurrences.after(now);
        }
        List<Long> earlier = new ArrayList<>(recurrenceState.due());
        Collections.reverse(earlier);
        earlier.forEach(runs::take);
        Collections.sort(runs.due);
        return recurrenceState.resolved(next, runs.due, runs.skippedRun);
    }

    /** Takes the times from {@code first} on, the latest first, until no more of them are wanted. */
    private void takeFrom(long first) {
        Long at = occurrences.upTo(now);
        boolean wanted = true;
        while (wanted && at != null && at >= first) {
            wanted = take(at);
            at = wanted ? occurrences.upTo(at - 1) : null;
        }
    }

    /** Whether it is to be run. */
    private boolean take(long at) {
        long late = now - at;
        if (late > maxLateness) {
            skippedRun = SkippedRun.later(skippedRun, new SkippedRun(at, SkippedRun.Reason.MISSED));
            return false;
        }
        if (due.size() >= misfirePolicy.most() || (misfirePolicy == MisfirePolicy.NONE && late > ON_TIME)) {
            skippedRun = SkippedRun.later(skippedRun, new SkippedRun(at, SkippedRun.Reason.CATCH_UP));
            return false;
        }
        due.add(at);
        return true;
    }
}
