package io.turbozap.actor;

import org.jspecify.annotations.Nullable;

/**
 * Inputs that an actor has not handled yet: the results of its own tasks come before commands. Results are as many as the
 * actor has tasks; commands are bounded where clients can send them faster than they are handled. Not thread-safe.
 */
public final class Mailbox {

    private final TaskQueue results = new TaskQueue();
    private final TaskQueue commands = new TaskQueue();

    /** Adds the result of a task. */
    public void addResult(Runnable result) {
        results.add(result);
    }

    /** Adds a command. */
    public void addCommand(Runnable command) {
        commands.add(command);
    }

    /** Adds a command unless {@code limit} of them wait already; returns whether it did. */
    public boolean offerCommand(Runnable command, int limit) {
        if (commands.size() >= limit) {
            return false;
        }
        commands.add(command);
        return true;
    }

    /** Whether no input waits. */
    public boolean isEmpty() {
        return results.isEmpty() && commands.isEmpty();
    }

    /** Removes the next result, or returns null if there is none. */
    @Nullable
    Runnable pollResult() {
        return results.poll();
    }

    /** Removes the next command, whatever results wait; null if there is none. */
    public @Nullable Runnable pollCommand() {
        return commands.poll();
    }
}
