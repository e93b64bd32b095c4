/**
 * Decisions of one session in plain Java: no I/O, no threads, no clock of its own. Inputs are commands, events and
 * {@link io.turbozap.session.core.ClockReading}s; outputs are events to record and {@link
 * io.turbozap.session.core.Decision}s to execute. The same code runs in production, in the forecast and in the
 * simulation tests.
 *
 * <p>Decided: state changes in {@link io.turbozap.session.core.EventApplier} alone, so that recovery by replay
 * ends where the process ended.
 */
@NullMarked
package io.turbozap.session.core;

import org.jspecify.annotations.NullMarked;
