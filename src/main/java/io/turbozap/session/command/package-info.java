/**
 * Protocol of a session's actor: its commands, and the answers to them.
 *
 * <p><b>Concepts.</b> A {@link io.turbozap.session.command.SessionCommand} carries the type of its answer. Most change
 * something and are answered with a {@link io.turbozap.session.command.CommandResult}; a {@link
 * io.turbozap.session.command.SessionCommand.Question} changes nothing, and is answered although the store is down.
 *
 * <p><b>Decided.</b> Every command is idempotent. Callers outside of the session's rooms use {@link
 * io.turbozap.session.SessionCommands} and {@link io.turbozap.session.SessionQueries}, which find the actor.
 */
@NullMarked
package io.turbozap.session.command;

import org.jspecify.annotations.NullMarked;
