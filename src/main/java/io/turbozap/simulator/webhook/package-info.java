/**
 * Webhooks that the simulated WAHA posts: the bodies of events, acknowledgements after a while, signatures and
 * retries.
 */
@NullMarked
package io.turbozap.simulator.webhook;

import org.jspecify.annotations.NullMarked;
