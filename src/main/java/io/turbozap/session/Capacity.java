package io.turbozap.session;

/**
 * How much there may be at once.
 *
 * @param campaigns campaigns in memory, whatever their status
 * @param sessions sessions with an actor
 * @param bytes memory that campaigns take together
 */
public record Capacity(int campaigns, int sessions, long bytes) {}
