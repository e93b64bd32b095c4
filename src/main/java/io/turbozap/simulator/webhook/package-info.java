/**
 * Webhooks that the simulated WAHA posts, with its retries and signatures.
 */
@NullMarked
package io.turbozap.simulator.webhook;

import org.jspecify.annotations.NullMarked;
