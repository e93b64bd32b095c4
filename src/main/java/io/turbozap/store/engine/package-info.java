/**
 * The writer's queue and its batches, the same for both engines.
 *
 * <p><b>Flow.</b> {@link io.turbozap.store.engine.WorkQueue} takes changes from any thread up to a bound, and refuses
 * more at once. The writer takes what waits, up to 1,000 statements, as one {@link io.turbozap.store.engine.Batch} and
 * one transaction: group commit, whose cost is shared by all sessions. After the commit {@code CommitCallbacks}
 * completes the futures with one wake-up for each event loop.
 *
 * <p><b>Failures.</b> A batch with a faulty change is done again in halves until that change stands alone, so that its
 * neighbours do not suffer. An outage fails the whole batch and marks {@link io.turbozap.store.engine.WriterHealth} as
 * down, until a probe shows that the store can be written to again.
 *
 * <p><b>Threads.</b> The queue has many producers and one consumer. {@link io.turbozap.store.engine.CallerContext}
 * brings answers back to where the call came from.
 *
 * <p><b>Decided.</b> Changes take effect in the order in which they were given. {@link
 * io.turbozap.store.engine.AsyncLoops} replaces chains of futures, which would overflow the stack.
 */
@NullMarked
package io.turbozap.store.engine;

import org.jspecify.annotations.NullMarked;
