/**
 * Requests with an {@code Idempotency-Key}: each is carried out once and answered the same whenever it comes again.
 *
 * <p><b>Flow.</b> {@link io.turbozap.http.idempotency.IdempotencyKeys} looks the key up before the body is read. A new
 * key passes on, and its answer is stored with the effect ({@code io.turbozap.idempotency}), so that a crash between
 * the two cannot make a retry a second request. For a known key the body is read for its fingerprint alone, and the
 * stored answer is sent again.
 *
 * <p><b>Threads.</b> One handler serves all event loops; the set of running keys is concurrent.
 *
 * <p><b>Decided.</b> A key whose first request still runs is answered with 409, and one that was used for another
 * request with 422. Errors change nothing and are not kept: the same key may be tried again. Only POST takes a key.
 * Previews, forecasts, pairing codes and packets of Socket.IO take none, for they change nothing or answer what must not
 * be kept.
 */
@NullMarked
package io.turbozap.http.idempotency;

import org.jspecify.annotations.NullMarked;
