package io.turbozap.session;

/**
 * The limits of what there may be at once.
 *
 * @param campaigns campaigns in memory, whatever their status
 * @param sessions sessions that are recorded
 * @param bytes memory that campaigns, and sessions with something to do, take together
 */
public record Capacity(int campaigns, int sessions, long bytes) {}
