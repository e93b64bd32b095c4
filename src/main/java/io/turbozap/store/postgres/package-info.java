/**
 * The store on PostgreSQL over Vert.x's client: pipelined batches on one event loop, an advisory lock as ownership,
 * reconnection with backoff.
 *
 * <p><b>Concepts.</b> {@code PostgresLink} is the one connection that writes, and holds the lock: a server that has
 * lost the one cannot write any more. {@code PostgresWriter} sends a batch without waiting for the answer to each
 * statement; equal statements in a row become one message ({@code PostgresRun}). Four connections read and four scan.
 *
 * <p><b>Failures.</b> A lost connection is made again by itself, first after 100 ms, then after doubling delays up to 3
 * s ({@link io.turbozap.store.postgres.PostgresRetry}). A former connection of the same server that still has the lock
 * is ended.
 *
 * <p><b>Decided.</b> The server itself ends a statement after 30 s, so that nothing hangs for ever. Messages for
 * operators have PostgreSQL's own words only where these hold no values.
 */
@NullMarked
package io.turbozap.store.postgres;

import org.jspecify.annotations.NullMarked;
