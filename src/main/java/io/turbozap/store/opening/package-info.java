/**
 * The composition of the store: the only place that names its engines.
 *
 * <p>{@link io.turbozap.store.opening.Stores} reads a {@code DATABASE_URL} and opens SQLite, a file or memory, or
 * PostgreSQL behind one {@link io.turbozap.store.Database}: it takes the ownership and brings the schema up to date
 * before anything else. {@link io.turbozap.store.opening.Backups} copies a file of SQLite and puts it back, and names
 * PostgreSQL's own tools for the same. Printing a {@link io.turbozap.store.opening.StoreUrl} shows no password.
 */
@NullMarked
package io.turbozap.store.opening;

import org.jspecify.annotations.NullMarked;
