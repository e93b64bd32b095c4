/**
 * The way out over HTTP, the same for WAHA, the SMS provider and webhooks; no other room sees an HTTP client.
 *
 * <p><b>Concepts.</b> An {@link io.turbozap.outbound.Outbound} is a set of connections with common {@linkplain
 * io.turbozap.outbound.OutboundOptions options}; an {@link io.turbozap.outbound.OutboundClient} is one caller's part in
 * it. An exchange ends in an {@link io.turbozap.outbound.OutboundResponse} that states what may have happened: answered,
 * surely not written, or lost. A sender may repeat only what was surely not written.
 *
 * <p><b>Flow.</b> An exchange takes a connection of the pool, and another one as long as nothing was written; it writes
 * the request, and takes the answer up to a limit. What is lost for want of time may still be listened for, so that a
 * late answer settles it.
 *
 * <p><b>Threads.</b> A client and its exchanges belong to one event loop; the pools, one for each loop, are safe to use
 * from any.
 *
 * <p><b>Decided.</b> Futures here never fail: they succeed with what happened. Time, connections, bodies and late answers
 * are bounded. Connections that a server is about to close are not used again, since a request written on one would be
 * uncertain. One timer for each client watches all its exchanges, so that a request sets and cancels none.
 * Redirects are not followed.
 */
@NullMarked
package io.turbozap.outbound;

import org.jspecify.annotations.NullMarked;
