/**
 * Routes of webhooks in both directions: events from WAHA, and subscriptions of others to ours.
 *
 * <p><b>Flow.</b> {@link io.turbozap.http.webhook.WahaWebhookRoutes} verifies the signature of a body, hands the event
 * to {@link io.turbozap.waha.webhook.WahaEventHandler}, and answers 200 once it is recorded; WAHA delivers again what
 * is not answered so. {@link io.turbozap.http.webhook.WebhookRoutes} manages the subscriptions of {@link
 * io.turbozap.webhooks.Webhooks} and shows the log of their deliveries, which can be replayed.
 *
 * <p><b>Threads.</b> Routes belong to one event loop; an answer is written there, wherever the event was handled.
 *
 * <p><b>Decided.</b> Where there is a key, only what is signed counts; of a body without a signature at most 16 kB are
 * read, to find out which session has no key, and nothing else in it is believed. A signature proves its sender, so the
 * host is not checked there. The secret of a webhook is shown once, when it is created. Of many failures the first is
 * logged, and their end.
 */
@NullMarked
package io.turbozap.http.webhook;

import org.jspecify.annotations.NullMarked;
