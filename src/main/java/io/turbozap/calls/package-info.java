/** Requests that carry an {@code Idempotency-Key}: what has to be recorded together with their effect. */
@NullMarked
package io.turbozap.calls;

import org.jspecify.annotations.NullMarked;
