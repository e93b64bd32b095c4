package io.turbozap.actor;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Queue of tasks, first come first served. It takes no memory while it is empty, as it mostly is. Not thread-safe. */
public final class TaskQueue {

    private static final int INITIAL_CAPACITY = 2;

    private @Nullable Queue<Runnable> tasks;

    /** Adds a task to the end. */
    public void add(Runnable task) {
        if (tasks == null) {
            tasks = new ArrayDeque<>(INITIAL_CAPACITY);
        }
        tasks.add(task);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return tasks == null;
    }

    /** The number of tasks. */
    public int size() {
        return tasks == null ? 0 : tasks.size();
    }

    /** Removes the first, or returns null if there is none. */
    public @Nullable Runnable poll() {
        if (tasks == null) {
            return null;
        }
        Runnable first = tasks.poll();
        if (tasks.isEmpty()) {
            tasks = null;
        }
        return first;
    }
}
