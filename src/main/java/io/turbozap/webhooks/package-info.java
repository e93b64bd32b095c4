/**
 * Webhooks: events posted to the addresses that operators registered, signed as <a
 * href="https://www.standardwebhooks.com">Standard Webhooks</a> defines.
 *
 * <p><b>Concepts.</b> A {@link io.turbozap.webhooks.Webhook} subscribes to {@linkplain io.turbozap.webhooks.EventType
 * types} of events. A {@link io.turbozap.webhooks.WebhookDelivery} is one event for one webhook: pending until the
 * receiver accepts it or it was tried for the last time. {@link io.turbozap.webhooks.Webhooks} is the facade.
 *
 * <p><b>Flow.</b> A session's event becomes a row of the outbox in the transaction that records the event itself, so
 * none is lost and none is invented. {@link io.turbozap.webhooks.PendingDispatches} then wakes the {@link
 * io.turbozap.webhooks.WebhookDispatcher} of each webhook concerned, which reads what is due from the store, posts a few
 * at a time, and records what came of it: accepted, to be tried again by the {@link io.turbozap.webhooks.RetrySchedule},
 * or failed.
 *
 * <p><b>Threads.</b> One verticle with all dispatchers on one event loop; what records events is safe to use from any
 * thread.
 *
 * <p><b>Decided.</b> Delivery is at least once: receivers recognise repeats by {@code webhook-id}. Order is approximate,
 * since a slow delivery does not hold up the next. Dispatchers hold nothing in memory, so a stop loses nothing. A webhook
 * with too many waiting events, or that fails for days, is disabled rather than left with a gap. The address is resolved
 * and checked at each try and pinned for it, and redirects are not followed, so that no name leads into a private network.
 */
@NullMarked
package io.turbozap.webhooks;

import org.jspecify.annotations.NullMarked;
