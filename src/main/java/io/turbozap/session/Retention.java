package io.turbozap.session;

/**
 * The time for which completed campaigns stay in memory.
 *
 * @param completedMax how many of them at the most
 * @param completedFor for how many milliseconds at the most
 */
public record Retention(int completedMax, long completedFor) {}
