/**
 * Recorded state on its way out: recovery at start, the archive of campaigns that left memory, deliveries, statistics,
 * templates and the purge of what need not be kept.
 *
 * <p><b>Recovery.</b> {@code StoreRecovery} reads open campaigns, and those completed lately, for 256 sessions at a
 * time, and hands over each session before it reads on.
 *
 * <p><b>Queries.</b> {@link io.turbozap.store.history.Deliveries} are paged by key, so that a slow reader costs nothing
 * between pages. Statistics and summaries pass once over a campaign's rows. {@link io.turbozap.store.history.Totals}
 * are counted at most once a second, however many callers ask.
 *
 * <p><b>Purge.</b> {@link io.turbozap.store.history.Purge} deletes deleted and old campaigns in transactions of some
 * milliseconds each, so that no send waits for it.
 *
 * <p><b>Threads.</b> The public classes are safe to use from any thread.
 *
 * <p><b>Decided.</b> No index is there for rare queries alone: each would have to be paid for by every send.
 */
@NullMarked
package io.turbozap.store.history;

import org.jspecify.annotations.NullMarked;
