/**
 * The actor kernel: what every actor of this server stands on.
 *
 * <p><b>Concepts.</b> An actor is state that belongs to one event loop and an address on the event bus. An {@link
 * io.turbozap.actor.ActorVerticle} gives it both, and an end. Commands are {@link io.turbozap.actor.LocalMessage}s, sent
 * through an {@link io.turbozap.actor.ActorBus}; one that is answered is an {@link io.turbozap.actor.Ask}, which carries the
 * type of its answer. An actor whose inputs depend on each other handles them one at a time in
 * an {@link io.turbozap.actor.ActorLoop} over its {@link io.turbozap.actor.Mailbox}; asynchronous tasks that must not
 * overlap go through a {@link io.turbozap.actor.SerialExecutor}. An {@link io.turbozap.actor.Alarm} wakes it at the one
 * time that was set last.
 *
 * <p><b>Flow.</b> {@code ActorBus.ask} → event bus → {@code ActorVerticle} → {@code handle} → mailbox → loop: a result of
 * the actor's own tasks before a command, then what follows by itself. The future that {@code handle} returns is the
 * answer. A failure that is a {@code LocalMessage} reaches the caller as it is; any other is a bug and arrives as a
 * {@code ReplyException}.
 *
 * <p><b>Stop.</b> An actor begins nothing more, waits a grace for what is in flight and for its answers, releases what it holds, takes no more
 * commands, and fails the asks that it has not answered, whose effects are then unknown to their callers. Asks that the bus
 * still had fail as {@linkplain io.turbozap.actor.ActorBus#isAbsent absent}, and may be repeated.
 *
 * <p><b>Threads.</b> Handlers, results and timers of an actor run on its event loop, so nothing is locked. {@code ActorBus}
 * and {@code SerialExecutor} are safe to use from any thread.
 *
 * <p><b>Decided.</b> Messages go by reference and never leave the process, so they are deeply immutable. Decisions are made
 * in plain classes without Vert.x; an actor carries them out. Time comes in as {@link io.turbozap.actor.Timers}, so that
 * tests drive an actor under a virtual clock. Every ask is answered exactly once, also if a handler throws: a caller
 * without an answer would wait for its whole time-out. The event bus has no backpressure: mailboxes that clients can fill
 * have a limit, and the paused consumers of Vert.x, which drop messages, are not used.
 */
@NullMarked
package io.turbozap.actor;

import org.jspecify.annotations.NullMarked;
