/**
 * Idempotency keys of requests: the fingerprint of a request, its key on the way to the effect, and the response
 * that a repeated request gets.
 */
@NullMarked
package io.turbozap.idempotency;

import org.jspecify.annotations.NullMarked;
