package io.turbozap.store;

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
final class Answers {

    private record Answer(Caller caller, Runnable tell) {
        void give() {
            caller.tellHere(tell);
        }
    }

    private final Map<EventLoop, List<Answer>> byLoop = new HashMap<>();

    void add(Caller caller, Runnable tell) {
        EventLoop loop = caller.loop();
        if (loop == null) {
            caller.tell(tell);
        } else {
            byLoop.computeIfAbsent(loop, first -> new ArrayList<>()).add(new Answer(caller, tell));
        }
    }

    void deliver() {
        byLoop.forEach((loop, answers) -> {
            try {
                loop.execute(() -> answers.forEach(Answer::give));
            } catch (RejectedExecutionException e) {
                // Vert.x is closed: nobody is left to be told
            }
        });
    }
}
