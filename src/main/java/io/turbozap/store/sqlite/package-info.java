/**
 * The store on SQLite, in a file or in memory: one thread that writes, a few that read, the ownership of the file,
 * backups and the way back.
 *
 * <p><b>Concepts.</b> {@code SqliteWriter} is the one writer and gives a heartbeat to the watchdog. {@code
 * PooledReaders} reads a file beside it (WAL); a database in memory is visible to its writer's connection alone, so
 * {@code WriterAsReader} reads between two transactions. A scan holds no thread between its batches, but a connection,
 * of which there may be 16.
 *
 * <p><b>Ownership.</b> {@code FileOwnership} is a lock on a file beside the database, which the operating system takes
 * back however the process ends.
 *
 * <p><b>Backups.</b> {@link io.turbozap.store.sqlite.SqliteBackups} copies a store that may be in use into a file that
 * appears whole or not at all. A restore checks the copy, keeps the former file, and needs the ownership.
 *
 * <p><b>Threads.</b> JDBC blocks, and runs on the threads of this package alone, or on that of a command line.
 */
@NullMarked
package io.turbozap.store.sqlite;

import org.jspecify.annotations.NullMarked;
