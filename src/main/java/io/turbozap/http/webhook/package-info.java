/**
 * Webhooks in both directions: what WAHA posts to us, and the subscriptions of others to our events.
 */
@NullMarked
package io.turbozap.http.webhook;

import org.jspecify.annotations.NullMarked;
