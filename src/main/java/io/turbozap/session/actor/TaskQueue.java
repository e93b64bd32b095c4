package io.turbozap.session.actor;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What is to be done later, first come first served. It takes no room while it is empty, for it mostly is. */
final class TaskQueue {

    private static final int FIRST = 2;

    private @Nullable Queue<Runnable> deeds;

    void add(Runnable deed) {
        if (deeds == null) {
            deeds = new ArrayDeque<>(FIRST);
        }
        deeds.add(deed);
    }

    boolean isEmpty() {
        return deeds == null;
    }

    /** Takes out what came first, or null if there is nothing. */
    @Nullable
    Runnable poll() {
        if (deeds == null) {
            return null;
        }
        Runnable first = deeds.poll();
        if (deeds.isEmpty()) {
            deeds = null;
        }
        return first;
    }
}
