package io.turbozap.schedule;

import io.turbozap.actor.CommandException;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The front of all recurring campaigns. Safe to use from any thread. What is refused or cannot be
 * recorded fails with a {@link CommandException}: NOT_FOUND or NOT_RECORDED, and others where they are named.
 */
public interface Recurrences {

    /** Takes a new one, which runs from here on. FULL if there are too many. */
    Future<RecurrenceView> create(Recurrence recurrence, RunContent content);

    /** One of them. */
    Future<RecurrenceView> get(RecurrenceId id);

    /** Up to {@code limit} of them after {@code after} (from the first, when null), in order of creation. */
    Future<RecurrencePage> list(@Nullable RecurrenceId after, int limit);

    /** What one of them sends. */
    Future<RunContent> content(RecurrenceId id);

    /**
     * Changes one; runs that are there already stay as they are. CONFLICT if it was changed meanwhile.
     *
     * @param content what it sends from here on, or null if that stays
     * @param unchangedSince the {@code updatedAt} that {@code plan} was made of, or null to change it whatever it was
     */
    Future<RecurrenceView> update(
            RecurrenceId id, RecurrencePlan plan, @Nullable RunContent content, @Nullable Long unchangedSince);

    /** Runs it no more by itself. Runs that are there already go on. */
    Future<RecurrenceView> pause(RecurrenceId id);

    /** Runs it by itself again, from its next time on. */
    Future<RecurrenceView> resume(RecurrenceId id);

    /** Forgets it. Runs that are there already stay. */
    Future<RecurrenceView> delete(RecurrenceId id);

    /**
     * Runs it once more at once, whether it is paused or not. CONFLICT if runs before it are not over, FULL if
     * its session takes no more.
     */
    Future<StartedRun> run(RecurrenceId id);
}
