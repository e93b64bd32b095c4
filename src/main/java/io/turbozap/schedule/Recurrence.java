package io.turbozap.schedule;

import org.jspecify.annotations.Nullable;

/**
 * A campaign that is run again and again; each run is a campaign of its own. Times are epoch milliseconds.
 *
 * @param updatedAt when it was changed last; later with each change, whatever the clock shows
 */
public record Recurrence(
        RecurrenceId id,
        RecurrencePlan plan,
        RunContent.Size size,
        RecurrenceState recurrenceState,
        long createdAt,
        long updatedAt) {

    /** One that is created at {@code now}. */
    public static Recurrence create(RecurrenceId id, RecurrencePlan plan, RunContent content, long now) {
        return new Recurrence(id, plan, content.size(), RecurrenceState.start(plan.cronSchedule(), now), now, now);
    }

    Recurrence on(RecurrenceState next) {
        return new Recurrence(id, plan, size, next, createdAt, updatedAt);
    }

    /** It was paused or resumed by hand. */
    Recurrence on(RecurrenceState next, long now) {
        return new Recurrence(id, plan, size, next, createdAt, changedAt(now));
    }

    /** Another plan and content. Its next time is another one only if its timetable is. */
    Recurrence changed(RecurrencePlan other, @Nullable RunContent content, long now) {
        boolean restarts = recurrenceState.active() && !other.cronSchedule().equals(plan.cronSchedule());
        return new Recurrence(
                id,
                other,
                content == null ? size : content.size(),
                restarts ? recurrenceState.resumed(other.cronSchedule(), now) : recurrenceState,
                createdAt,
                changedAt(now));
    }

    private long changedAt(long now) {
        return Math.max(now, updatedAt + 1);
    }
}
