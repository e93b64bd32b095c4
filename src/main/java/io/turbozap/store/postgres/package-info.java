/**
 * The store on PostgreSQL over Vert.x's client: pipelined batches on one event loop, an advisory lock as
 * ownership, reconnection with patience.
 */
@NullMarked
package io.turbozap.store.postgres;

import org.jspecify.annotations.NullMarked;
