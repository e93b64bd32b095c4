package io.turbozap.store.engine;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/**
 * The answers to all changes of a transaction, delivered with one wake-up for each event loop rather than one for each
 * change.
 */
final class CommitCallbacks {

    private record Callback(CallerContext callerContext, Runnable callback) {
        void run() {
            callerContext.dispatchOnLoop(callback);
        }
    }

    private final Map<EventLoop, List<Callback>> byLoop = new HashMap<>();

    void add(CallerContext callerContext, Runnable task) {
        EventLoop loop = callerContext.loop();
        if (loop == null) {
            callerContext.dispatch(task);
        } else {
            byLoop.computeIfAbsent(loop, first -> new ArrayList<>()).add(new Callback(callerContext, task));
        }
    }

    void deliver() {
        byLoop.forEach((loop, answers) -> {
            try {
                loop.execute(() -> answers.forEach(Callback::run));
            } catch (RejectedExecutionException e) {
                // Vert.x is closed: no caller is left
            }
        });
    }
}
