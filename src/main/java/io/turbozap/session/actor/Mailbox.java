package io.turbozap.session.actor;

import org.jspecify.annotations.Nullable;

/** What an actor has yet to take note of: what came of its deeds first, and commands after that. */
final class Mailbox {

    private final TaskQueue results = new TaskQueue();
    private final TaskQueue commands = new TaskQueue();

    /** Something came of a deed. */
    void add(Runnable result) {
        results.add(result);
    }

    /** Somebody wants something. */
    void addCommand(Runnable command) {
        commands.add(command);
    }

    boolean isEmpty() {
        return results.isEmpty() && commands.isEmpty();
    }

    /** Takes out what is next, or null if there is nothing. */
    @Nullable
    Runnable poll() {
        Runnable result = results.poll();
        return result != null ? result : commands.poll();
    }

    /** Takes out the next command whatever is before it, or null if there is none. */
    @Nullable
    Runnable pollCommand() {
        return commands.poll();
    }
}
