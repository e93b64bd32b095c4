package io.turbozap.schedule;

import io.turbozap.actor.Ask;
import io.turbozap.idempotency.KeyedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A command to the actor of all recurring campaigns.
 *
 * @param <A> the answer to it
 */
sealed interface RecurrenceCommand<A> extends Ask<A> {

    /**
     * Take this one.
     *
     * @param call the request that wants it, to be recorded with it; or null
     */
    record Create(
            Recurrence created,
            RunContent content,
            @Nullable KeyedRequest call) implements RecurrenceCommand<RecurrenceView> {}

    /** Show up to {@code limit} of them after {@code after}, or from the first. */
    record Show(@Nullable RecurrenceId after, int limit) implements RecurrenceCommand<RecurrencePage> {}

    /** A command about one that is there already. */
    sealed interface OfOne<A> extends RecurrenceCommand<A> {
        /** Which one. */
        RecurrenceId id();
    }

    /** Show it. */
    record Get(RecurrenceId id) implements OfOne<RecurrenceView> {}

    /** Read what it sends. */
    record Read(RecurrenceId id) implements OfOne<RunContent> {}

    /**
     * Change it.
     *
     * @param content null to keep what it sends
     * @param unchangedSince refuse if it was changed later than that; null to change it anyway
     */
    record Update(
            RecurrenceId id,
            RecurrencePlan plan,
            @Nullable RunContent content,
            @Nullable Long unchangedSince) implements OfOne<RecurrenceView> {}

    /** Do not run it any more by itself. */
    record Pause(RecurrenceId id) implements OfOne<RecurrenceView> {}

    /** Run it by itself again. */
    record Resume(RecurrenceId id) implements OfOne<RecurrenceView> {}

    /** Forget it. */
    record Delete(RecurrenceId id) implements OfOne<RecurrenceView> {}

    /**
     * Run it now.
     *
     * @param call the request that wants it, to be recorded with the wish; or null
     */
    record Run(RecurrenceId id, @Nullable KeyedRequest call) implements OfOne<StartedRun> {}
}
