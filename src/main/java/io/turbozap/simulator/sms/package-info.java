/**
 * Simulated SMS provider, beside the simulated WAHA.
 */
@NullMarked
package io.turbozap.simulator.sms;

import org.jspecify.annotations.NullMarked;
