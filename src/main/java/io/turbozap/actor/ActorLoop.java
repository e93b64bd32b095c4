package io.turbozap.actor;

import org.jspecify.annotations.Nullable;

/**
 * Serial execution of an actor: it handles one input at a time, results before commands, and then does by itself what
 * follows, until nothing is left to do. What comes in meanwhile waits in the {@link Mailbox}, so no handler is entered
 * while another runs. Not thread-safe.
 */
public final class ActorLoop {

    /** Behavior of an actor in its loop. */
    public interface Behavior {

        /** Whether nothing may be handled before {@link ActorLoop#run} is called again, as while a write is under way. */
        boolean isSuspended();

        /** Whether commands may be handled, and not results alone. */
        default boolean takesCommands() {
            return true;
        }

        /** Does the next thing that no input asks for; false if there is none. */
        boolean advance();

        /** Everything is done that can be done now, and the actor is not suspended. */
        default void settled() {}
    }

    private final Mailbox mailbox;
    private final Behavior behavior;
    private boolean running;

    /** Loop over the inputs in {@code mailbox}. */
    public ActorLoop(Mailbox mailbox, Behavior behavior) {
        this.mailbox = mailbox;
        this.behavior = behavior;
    }

    /** Handles the result of a task, now or after the inputs before it. */
    public void take(Runnable result) {
        mailbox.addResult(result);
        run();
    }

    /** Handles all there is, unless that is under way further up the stack. */
    public void run() {
        if (running) {
            return;
        }
        running = true;
        try {
            boolean more = true;
            while (more && !behavior.isSuspended()) {
                Runnable input = next();
                if (input != null) {
                    input.run();
                } else {
                    more = behavior.advance();
                }
            }
        } finally {
            running = false;
        }
        if (!behavior.isSuspended()) {
            behavior.settled();
        }
    }

    private @Nullable Runnable next() {
        Runnable result = mailbox.pollResult();
        return result == null && behavior.takesCommands() ? mailbox.pollCommand() : result;
    }
}
