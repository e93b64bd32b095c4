package io.turbozap.session.command;

import io.turbozap.actor.LocalMessage;

/**
 * Consent of an actor to take no more commands.
 *
 * @param recorded whether it has recorded anything
 */
public record RestReport(boolean recorded) implements LocalMessage {}
