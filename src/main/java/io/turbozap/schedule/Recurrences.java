package io.turbozap.schedule;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The front of all recurring campaigns. Safe to use from any thread. Unless said otherwise, commands answer Done, NotFound
 * or NotRecorded.
 */
public interface Recurrences {

    /** Takes a new one, which runs from here on. Answers Done, Full or NotRecorded. */
    Future<RecurrenceReply> create(Recurrence recurrence, RunContent content);

    /** One of them. */
    Future<RecurrenceReply> get(RecurrenceId id);

    /** Up to {@code limit} of them after {@code after} (from the first, when null), in order of creation. Answers Shown. */
    Future<RecurrenceReply> list(@Nullable RecurrenceId after, int limit);

    /** What one of them sends. Answers Sends, NotFound or NotRecorded. */
    Future<RecurrenceReply> content(RecurrenceId id);

    /**
     * Changes one; runs that are there already stay as they are. Conflict if it was changed meanwhile.
     *
     * @param content what it sends from here on, or null if that stays
     * @param unchangedSince the {@code updatedAt} that {@code plan} was made of, or null to change it whatever it was
     */
    Future<RecurrenceReply> update(
            RecurrenceId id, RecurrencePlan plan, @Nullable RunContent content, @Nullable Long unchangedSince);

    /** Runs it no more by itself. Runs that are there already go on. */
    Future<RecurrenceReply> pause(RecurrenceId id);

    /** Runs it by itself again, from its next time on. */
    Future<RecurrenceReply> resume(RecurrenceId id);

    /** Forgets it. Runs that are there already stay. */
    Future<RecurrenceReply> delete(RecurrenceId id);

    /**
     * Runs it once more at once, whether it is paused or not. Answers Ran, NotFound, Conflict (if runs before it are not
     * over), Full or NotRecorded.
     */
    Future<RecurrenceReply> run(RecurrenceId id);
}
