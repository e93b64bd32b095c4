package io.turbozap.store.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Acks that are not known to have met their message yet: those of messages whose id comes later, and those of messages
 * that are not ours. The oldest make room for others. Safe to use from any thread.
 */
final class UnmatchedAcks {

    private final int most;
    private final Map<String, List<Ack>> byMessage = new LinkedHashMap<>();

    UnmatchedAcks(int most) {
        this.most = most;
    }

    synchronized void add(Ack ack) {
        List<Ack> acks = byMessage.computeIfAbsent(ack.messageId(), first -> new ArrayList<>(1));
        acks.removeIf(other -> other.state() == ack.state() && other.at() >= ack.at());
        if (acks.stream().noneMatch(other -> other.state() == ack.state())) {
            acks.add(ack);
        }
        if (byMessage.size() > most) {
            byMessage.remove(byMessage.keySet().iterator().next());
        }
    }

    /** Forgets an ack that has met its message. */
    synchronized void remove(Ack ack) {
        List<Ack> acks = byMessage.get(ack.messageId());
        if (acks != null && acks.removeIf(other -> other.state() == ack.state()) && acks.isEmpty()) {
            byMessage.remove(ack.messageId());
        }
    }

    /** Those of one message, or null if there are none. */
    synchronized @Nullable List<Ack> of(String messageId) {
        List<Ack> acks = byMessage.get(messageId);
        return acks == null ? null : List.copyOf(acks);
    }

    /** Of how many messages there are some. */
    synchronized int size() {
        return byMessage.size();
    }
}
