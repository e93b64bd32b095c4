/**
 * Decisions of one session in plain Java: no I/O, no threads, no clock of its own.
 *
 * <p><b>Concepts.</b> Inputs are commands, outcomes, acks and {@link io.turbozap.session.core.ClockReading}s; outputs
 * are events to record and {@link io.turbozap.session.core.Decision}s to execute. {@link
 * io.turbozap.session.core.SessionCore} is the boundary, and puts the parts together: the queue and its lanes, {@link
 * io.turbozap.session.core.Pacing}, the backoff after failures that are not the item's, the limiter of new chats, the
 * watch over acks, and the one send that may have gone out.
 *
 * <p><b>Flow.</b> {@link io.turbozap.session.core.CommandHandler} makes events of a command, or refuses it; {@code
 * SignalHandler} and {@code OutcomeHandler} do it for signals and for what comes of sends. Once events are recorded,
 * {@code EventApplier} applies them, and {@code AutomaticTransitions} adds what follows by itself, such as a completion. {@code decide} then returns one decision: send, skip, ask something of WAHA, wait until a time, or
 * nothing. The forecast runs the same core under a virtual clock, and the blockers that clients see come from the same
 * state.
 *
 * <p><b>Uncertain sends.</b> A send that may have left halts its session's queue until {@code UncertainSendResolver}
 * has searched for its message. It is sent again only if that message is surely absent; without a conclusion it stays
 * uncertain, for an operator to settle.
 *
 * <p><b>Clocks.</b> Distances are kept by the steady clock, which never jumps; quiet hours, days and schedules by the
 * calendar, which is read again at least every 30 seconds, since it may be set.
 *
 * <p><b>Threads.</b> A core is not thread-safe: it belongs to its actor. A forecast runs on a copy, off the event loop.
 *
 * <p><b>Decided.</b> What is recorded of the queue and its campaigns changes in {@code EventApplier} alone, so that a
 * session goes on after a restart where it ended. There is at most one request in flight. What a process need not
 * remember after a crash (the backoff, prefetched answers) is not recorded.
 */
@NullMarked
package io.turbozap.session.core;

import org.jspecify.annotations.NullMarked;
