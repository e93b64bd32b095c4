/**
 * Requests with an {@code Idempotency-Key}: each is carried out once and answered the same whenever it comes again. The
 * key is looked up before the body is read; the answer is stored with the effect ({@code io.turbozap.idempotency}), so
 * that a crash between the two cannot make a retry a second request.
 */
@NullMarked
package io.turbozap.http.idempotency;

import org.jspecify.annotations.NullMarked;
