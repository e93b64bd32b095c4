package io.turbozap.http.guard;

import io.netty.buffer.ByteBuf;
import java.util.IdentityHashMap;

/** Large answers that wait for their clients to read; bytes that several of them share count once. Thread-safe. */
final class UnreadResponses {

    private final MemoryAccount memory;
    private final IdentityHashMap<Object, Integer> waiting = new IdentityHashMap<>();

    UnreadResponses(MemoryAccount memory) {
        this.memory = memory;
    }

    /** Counts an answer until {@link #remove}; false if there is no memory for it. */
    synchronized boolean add(ByteBuf answer) {
        Object bytes = identity(answer);
        if (!waiting.containsKey(bytes) && !memory.take(MemoryAccount.Use.ANSWERS, size(answer))) {
            return false;
        }
        waiting.merge(bytes, 1, Integer::sum);
        return true;
    }

    synchronized void remove(ByteBuf answer) {
        Object bytes = identity(answer);
        if (waiting.merge(bytes, -1, Integer::sum) == 0) {
            waiting.remove(bytes);
            memory.release(MemoryAccount.Use.ANSWERS, size(answer));
        }
    }

    private static Object identity(ByteBuf answer) {
        return answer.hasArray() ? answer.array() : answer;
    }

    private static long size(ByteBuf answer) {
        return answer.capacity();
    }
}
