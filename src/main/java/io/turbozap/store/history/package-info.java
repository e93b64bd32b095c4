/**
 * Recorded state on its way out: recovery at start, the archive of campaigns that left memory, deliveries,
 * statistics, acks and the purge of what need not be kept.
 */
@NullMarked
package io.turbozap.store.history;

import org.jspecify.annotations.NullMarked;
