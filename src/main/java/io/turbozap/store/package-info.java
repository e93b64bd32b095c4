/**
 * The store from memory to disk: SQL on SQLite or PostgreSQL behind one small interface.
 *
 * <p><b>Concepts.</b> A {@link io.turbozap.store.Database} writes a list of {@link io.turbozap.store.Statement}s as one
 * change, all or none, and reads with a {@link io.turbozap.store.RowReader}, at once or by a scan of any size. The
 * columns of a select are the {@link io.turbozap.store.SelectItem}s of an enum, which gives both the SQL and the places
 * from which they are read. One set of statements means the same on both engines; what differs is translated in the
 * engine.
 *
 * <p><b>Rooms.</b> {@code engine} has what both writers share, {@code sqlite} and {@code postgres} are the two engines,
 * {@code opening} chooses between them, {@code journal} records events, {@code history} reads what was recorded, {@code
 * quota} bounds what callers may keep.
 *
 * <p><b>Failures.</b> Futures fail with a {@link io.turbozap.store.StoreException} alone, whose message is for an
 * operator and holds no values. {@code trouble()} is the reason why nothing can be stored, for the health of the
 * server.
 *
 * <p><b>Threads.</b> A database is safe to use from any thread and never blocks; futures complete on the caller's
 * Vert.x context, if there is one.
 *
 * <p><b>Decided.</b> Working state stays in memory, and the store is what it is rebuilt from. A store belongs to one
 * server at a time. The tables are plain, so that an operator can open the database and read it.
 */
@NullMarked
package io.turbozap.store;

import org.jspecify.annotations.NullMarked;
