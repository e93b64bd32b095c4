/**
 * The writer's queue and its batches, the same for both engines: changes are bounded in number, grouped into one
 * transaction, and acknowledged on the caller's context after the commit. A batch with a faulty change is halved
 * until the change is found, so that its neighbours do not suffer.
 */
@NullMarked
package io.turbozap.store.engine;

import org.jspecify.annotations.NullMarked;
