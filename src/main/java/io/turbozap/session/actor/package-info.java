/**
 * Execution of a session's decisions: one verticle and one mailbox a session, on one event loop.
 *
 * <p><b>Concepts.</b> {@link io.turbozap.session.actor.SessionActor} takes one input at a time, results before
 * commands, records the events that the core makes of it, and carries out what the core decides. {@code Recorder} does
 * the writes, {@code DecisionExecutor} the calls of the gateway, {@code SessionPublisher} the views and the log. {@link
 * io.turbozap.session.actor.LocalSessions} implements {@link io.turbozap.session.Sessions} over all actors of this
 * process.
 *
 * <p><b>Flow of a command.</b> {@code LocalCommands} → {@code SessionActors} wakes the actor if it rests → event bus →
 * mailbox → events → journal → applied → views in {@link io.turbozap.session.actor.SessionRegistry} → answer. Nothing
 * else is handled while a write is under way.
 *
 * <p><b>Flow of a send.</b> The intent is recorded, the gateway called, the outcome recorded. If the next send is due
 * at once, its intent goes into the same write as the outcome, which halves the writes at interval 0.
 *
 * <p><b>When the store is down.</b> What a command asked for is refused as not recorded. An outcome is kept and written
 * again until it is stored; meanwhile nothing is sent, changes are refused, and queries are still answered.
 *
 * <p><b>Threads.</b> An actor, its timers and its gateway run on one event loop. The registry, {@code SessionActors},
 * {@code CapacityCheck} and {@code CompletedCampaignEvictor} are safe to use from any thread.
 *
 * <p><b>Decided.</b> An actor with nothing to do for 30 seconds ends once all it has is in the store, and is woken by
 * the next request: a hundred thousand sessions cost what those at work cost. {@code ParkedGateway} closes connections
 * in longer waits for the same reason. Answers leave after the views have been published, for read-your-writes.
 */
@NullMarked
package io.turbozap.session.actor;

import org.jspecify.annotations.NullMarked;
