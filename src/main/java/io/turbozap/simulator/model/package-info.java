/**
 * Vocabulary of the simulated servers: their options, engines and versions, the statuses of sessions, the plans of
 * acknowledgements, which numbers exist, and time, scaled as the options want it.
 *
 * <p>Values and pure functions only, but for the timers.
 */
@NullMarked
package io.turbozap.simulator.model;

import org.jspecify.annotations.NullMarked;
