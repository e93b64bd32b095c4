/**
 * The composition of the store: the only place that names its engines. {@code Stores} reads a {@code DATABASE_URL} and
 * opens SQLite, a file or memory, or PostgreSQL behind one {@link io.turbozap.store.Database}; {@code Backups} copies a
 * file of SQLite and puts it back, and names PostgreSQL's own tools for the same.
 */
@NullMarked
package io.turbozap.store.opening;

import org.jspecify.annotations.NullMarked;
