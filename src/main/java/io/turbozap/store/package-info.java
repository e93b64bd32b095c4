/** From memory to disk: SQL on SQLite or PostgreSQL behind one small interface, with migrations and backups. */
@NullMarked
package io.turbozap.store;

import org.jspecify.annotations.NullMarked;
