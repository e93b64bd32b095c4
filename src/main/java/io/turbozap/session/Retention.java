package io.turbozap.session;

/**
 * The time for which completed campaigns stay in memory.
 *
 * @param completedMax the most of them
 * @param completedFor the most milliseconds
 */
public record Retention(int completedMax, long completedFor) {}
