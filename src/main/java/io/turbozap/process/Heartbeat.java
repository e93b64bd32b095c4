package io.turbozap.process;

import org.jspecify.annotations.Nullable;

/**
 * The sign of life of a thread, which gives it again and again; counted, not timed. Safe to look at from any thread.
 */
public final class Heartbeat {

    private final String name;
    private volatile long count;
    private volatile @Nullable Thread thread;

    /** @param name of whose life it is, for an operator */
    public Heartbeat(String name) {
        this.name = name;
    }

    /** For the one thread that lives by it: "I go on". */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    public void beat() {
        count++;
        if (thread == null) {
            thread = Thread.currentThread();
        }
    }

    String name() {
        return name;
    }

    long count() {
        return count;
    }

    /** Whose it is, once it beat. */
    @Nullable
    Thread thread() {
        return thread;
    }
}
