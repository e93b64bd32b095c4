package io.turbozap.actor;

/**
 * Message that travels over the event bus by reference. Its instances are deeply immutable, since sender and receiver share them across threads.
 */
public interface LocalMessage {}
