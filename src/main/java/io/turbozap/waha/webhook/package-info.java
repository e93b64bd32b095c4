/**
 * Webhooks of WAHA: signature, envelope, events, and their distribution to the handlers of acks, replies and
 * states. Each event passes once, whatever WAHA repeats.
 */
@NullMarked
package io.turbozap.waha.webhook;

import org.jspecify.annotations.NullMarked;
