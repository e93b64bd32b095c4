package io.turbozap.simulator.ledger;

import io.turbozap.simulator.message.LedgerEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of what was sent so far.
 *
 * @param sessions by name, in the order of their first send
 * @param duplicates the first hundred duplicates
 * @param untracked messages accepted beyond the bound of duplicate detection: 0 means that the numbers are whole
 */
public record LedgerSnapshot(Map<String, SessionSummary> sessions, List<LedgerEntry> duplicates, long untracked) {

    public LedgerSnapshot {
        sessions = Collections.unmodifiableMap(new LinkedHashMap<>(sessions));
        duplicates = List.copyOf(duplicates);
    }

    /**
     * One session's numbers.
     *
     * @param starts send requests that arrived while it existed, refused ones included
     * @param accepted distinct messages taken
     * @param repeats sends that came again with the id of an accepted message, and were not sent again
     * @param duplicates messages whose chat had been sent the same content before
     * @param chats chats that were sent something
     * @param distinctSequences different sequences of contents over the chats: 1 when every chat got the same messages
     *     in the same order
     * @param minGapMillis the shortest time between two starts, null before the second
     * @param maxInFlight the most send requests that were open at once
     * @param firstStartMillis milliseconds from the ledger's beginning to the first start
     * @param lastStartMillis milliseconds from the ledger's beginning to the last start
     */
    public record SessionSummary(
            long starts,
            long accepted,
            long repeats,
            long duplicates,
            int chats,
            int distinctSequences,
            @Nullable Double minGapMillis,
            int maxInFlight,
            double firstStartMillis,
            double lastStartMillis) {}

    /** Send requests of all sessions, refused ones included. */
    public long starts() {
        return sessions.values().stream().mapToLong(SessionSummary::starts).sum();
    }

    /** Distinct messages of all sessions. */
    public long accepted() {
        return sessions.values().stream().mapToLong(SessionSummary::accepted).sum();
    }

    /** The shortest time between two starts of one session, null while none has started twice. */
    public @Nullable Double minGapMillis() {
        return sessions.values().stream()
                .map(SessionSummary::minGapMillis)
                .filter(Objects::nonNull)
                .min(Double::compare)
                .orElse(null);
    }

    /** The most send requests that were open at once in one session. */
    public int maxInFlight() {
        return sessions.values().stream()
                .mapToInt(SessionSummary::maxInFlight)
                .max()
                .orElse(0);
    }

    /** Duplicates of all sessions. */
    public long duplicateCount() {
        return sessions.values().stream().mapToLong(SessionSummary::duplicates).sum();
    }

    /** Repeats of all sessions. */
    public long repeats() {
        return sessions.values().stream().mapToLong(SessionSummary::repeats).sum();
    }
}
