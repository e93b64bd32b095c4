/**
 * The store on SQLite: one thread that writes, pooled connections that read, the ownership of the file, backups
 * and the way back. Blocking calls run on the threads of this package alone.
 */
@NullMarked
package io.turbozap.store.sqlite;

import org.jspecify.annotations.NullMarked;
