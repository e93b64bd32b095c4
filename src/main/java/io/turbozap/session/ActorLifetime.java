package io.turbozap.session;

/**
 * The lifetime of actors. Durations are in milliseconds.
 *
 * @param restAfter how long an actor without anything to do stays
 * @param shutdownGrace how long an end waits for what is in flight
 */
public record ActorLifetime(long restAfter, long shutdownGrace) {}
