/**
 * Idempotency keys of requests.
 *
 * <p><b>Concepts.</b> A {@link io.turbozap.idempotency.KeyedRequest} is a request with an {@code Idempotency-Key}, its
 * fingerprint (a digest of method, address and body), and the {@link io.turbozap.idempotency.StoredResponse} that a
 * repeated request gets.
 *
 * <p><b>Flow.</b> The front door makes one and enters it into the context of the request; the body is digested while it
 * streams by. The writer of the effect calls {@code carry()}, records key and response in the transaction of the effect,
 * and marks it recorded. A repeat with the same key and fingerprint gets the stored response; with another fingerprint it
 * is refused.
 *
 * <p><b>Threads.</b> The current one travels with the Vert.x context of its request; over the event bus it is a part of
 * the message. It is thread-safe once the body has been read.
 *
 * <p><b>Decided.</b> Key and effect share one transaction, so that after any crash either both are there or neither.
 * {@link io.turbozap.idempotency.ContextStorage} is a service provider, since Vert.x has to know of the place in its
 * contexts before it makes the first one.
 */
@NullMarked
package io.turbozap.idempotency;

import org.jspecify.annotations.NullMarked;
