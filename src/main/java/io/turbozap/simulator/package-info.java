/**
 * Simulator of WAHA (WhatsApp HTTP API) and of an SMS provider in this process, for demos, tests and rehearsals, held
 * against recordings of the real server. It shares no code with {@code waha}.
 *
 * <p>{@link io.turbozap.simulator.Simulator} deploys one {@link io.turbozap.simulator.SimulatorVerticle}: one event
 * loop that owns all state, so that nothing is locked; another thread asks through it and gets snapshots. A request
 * passes {@link io.turbozap.simulator.HttpFront} (headers, body, key, route), and a handler of {@code api}, {@code sms}
 * or {@code control}, which may be struck by a {@code fault}. What was accepted stands in the {@code ledger}, to be
 * held against what was asked. What it holds is bounded by its options.
 */
@NullMarked
package io.turbozap.simulator;

import org.jspecify.annotations.NullMarked;
