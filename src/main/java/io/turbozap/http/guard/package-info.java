/**
 * The guard of the front door: what connections may hold and how long they may take, before anything is known of what
 * they ask. Counts memory, limits connections, and closes those that are too slow, in a way that their clients can read.
 */
@NullMarked
package io.turbozap.http.guard;

import org.jspecify.annotations.NullMarked;
