package io.turbozap.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which of the times that have come are run, and which are too late or too many (BEHAVIOUR 28). */
final class DueRuns {

    /** So late, in milliseconds, still counts as on time: timers, and a server that was just started again. */
    static final long ON_TIME = 60_000;

    private final CatchUp catchUp;
    private final Occurrences occurrences;
    private final long now;
    private final long maxLateness;
    private final List<Long> due = new ArrayList<>();
    private @Nullable Skip skip;

    private DueRuns(RecurrencePlan plan, @Nullable Skip lastSkip, long now, long maxLateness) {
        this.catchUp = plan.catchUp();
        this.occurrences = plan.timetable().occurrences();
        this.skip = lastSkip;
        this.now = now;
        this.maxLateness = Math.max(maxLateness, ON_TIME);
    }

    /**
     * The course once all times up to {@code now} are looked at.
     *
     * @param maxLateness how long after its time anything may run, in milliseconds
     */
    static Course look(Course course, RecurrencePlan plan, long now, long maxLateness) {
        if (!course.isDue(now)) {
            return course;
        }
        DueRuns runs = new DueRuns(plan, course.lastSkip(), now, maxLateness);
        Long next = course.nextAt();
        if (next != null && next <= now) {
            runs.takeFrom(next);
            next = runs.occurrences.after(now);
        }
        List<Long> earlier = new ArrayList<>(course.due());
        Collections.reverse(earlier);
        earlier.forEach(runs::take);
        Collections.sort(runs.due);
        return course.looked(next, runs.due, runs.skip);
    }

    /** Takes the times from {@code first} on, the latest first, until nobody wants more of them. */
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
            skip = Skip.later(skip, new Skip(at, Skip.Reason.MISSED));
            return false;
        }
        if (due.size() >= catchUp.most() || (catchUp == CatchUp.NONE && late > ON_TIME)) {
            skip = Skip.later(skip, new Skip(at, Skip.Reason.CATCH_UP));
            return false;
        }
        due.add(at);
        return true;
    }
}
