package io.turbozap.session.actor;

import io.turbozap.actor.LocalMessage;

/**
 * Consent of an actor to take no more commands.
 *
 * @param recorded whether it has recorded anything
 */
record RestReport(boolean recorded) implements LocalMessage {}
