package io.turbozap.session.actor;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A queue of tasks, first come first served. It takes no room while it is empty, as it mostly is. */
final class TaskQueue {

    private static final int FIRST = 2;

    private @Nullable Queue<Runnable> tasks;

    void add(Runnable task) {
        if (tasks == null) {
            tasks = new ArrayDeque<>(FIRST);
        }
        tasks.add(task);
    }

    boolean isEmpty() {
        return tasks == null;
    }

    /** Takes out what came first, or null if there is nothing. */
    @Nullable
    Runnable poll() {
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
