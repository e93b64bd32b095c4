package io.turbozap.simulator.ledger;

import io.turbozap.simulator.message.MessageContent;
import io.turbozap.simulator.message.Origin;
import io.turbozap.simulator.message.StoredMessage;
import io.turbozap.simulator.model.AckPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The record of what the simulator accepted. Counts are exact for ever. Duplicates and order are exact (up to a
 * collision of 64-bit hashes) for the first {@code maxTracked} messages. Full messages, which also are the chats'
 * history, are kept for the newest {@code maxEntries}, fewer if they are longer than {@value #MAX_CHARACTERS}
 * characters together. A given id stays known after its message was forgotten.
 *
 * <p>Not thread-safe: it belongs to one event loop.
 */
public final class Ledger {

    private static final int EXAMPLES = 100;
    private static final int MAX_CHARACTERS = 64_000_000;

    private final int maxEntries;
    private final int maxTracked;
    private final Map<String, SessionLog> sessions = new LinkedHashMap<>();
    private final Deque<StoredMessage> kept = new ArrayDeque<>();
    private final List<StoredMessage> duplicates = new ArrayList<>();
    private long characters;
    private long tracked;
    private long untracked;
    private long beginning;

    public Ledger(int maxEntries, int maxTracked, long nanos) {
        this.maxEntries = maxEntries;
        this.maxTracked = maxTracked;
        this.beginning = nanos;
    }

    /**
     * The result of a sending.
     *
     * @param message the new message, or the one sent before with the same id
     * @param repeat whether it is one sent before
     */
    public record Accepted(StoredMessage message, boolean repeat) {}

    /** The log of that session, opened if need be. */
    public SessionLog session(String name) {
        return sessions.computeIfAbsent(name, unused -> new SessionLog());
    }

    /** Takes a message, unless one with its given id was taken before. */
    public Accepted accept(String session, MessageContent messageContent, String id, long nowMillis, AckPlan acks) {
        SessionLog log = session(session);
        if (log.knowsId(messageContent.id())) {
            log.repeated();
            StoredMessage known = log.find(id);
            return new Accepted(known == null ? forgotten(session, messageContent, id, nowMillis, acks) : known, true);
        }
        boolean track = tracked < maxTracked;
        boolean duplicate = log.count(messageContent, track);
        StoredMessage message = new StoredMessage(
                messageContent, session, id, true, nowMillis, log.accepted(), duplicate, acks, Origin.API);
        note(message, track, duplicate);
        keep(log, message);
        return new Accepted(message, false);
    }

    /** A message that a person wrote, or the owner of the account on the phone. */
    public static StoredMessage received(
            String session, MessageContent messageContent, String id, long atMillis, boolean fromMe, Origin origin) {
        return new StoredMessage(messageContent, session, id, fromMe, atMillis, 0, false, AckPlan.received(), origin);
    }

    /** Puts such a message into the history. */
    public void keep(StoredMessage message) {
        keep(session(message.session()), message);
    }

    /** The kept message of that bare id. */
    @Nullable
    public StoredMessage find(String session, String id) {
        SessionLog log = sessions.get(session);
        return log == null ? null : log.find(id);
    }

    /** The kept messages of a chat, sent and received, oldest first. */
    public List<StoredMessage> chat(String session, String chat) {
        SessionLog log = sessions.get(session);
        return log == null ? List.of() : log.chat(chat);
    }

    /** The kept messages of all chats of a session, sent and received, in the order in which they came. */
    public List<StoredMessage> all(String session) {
        return kept.stream()
                .filter(message -> message.session().equals(session))
                .toList();
    }

    /** The kept sent messages that match, oldest first, from {@code offset} on. */
    public List<StoredMessage> sent(Predicate<StoredMessage> matches, int offset, int limit) {
        return kept.stream()
                .filter(message -> message.origin().api())
                .filter(matches)
                .skip(offset)
                .limit(limit)
                .toList();
    }

    public LedgerSnapshot snapshot() {
        Map<String, LedgerSnapshot.SessionSummary> summaries = new LinkedHashMap<>();
        sessions.forEach((name, log) -> summaries.put(name, log.summary(beginning)));
        return new LedgerSnapshot(
                summaries, duplicates.stream().map(message -> message.entry(0)).toList(), untracked);
    }

    /** Forgets everything, the history included. */
    public void clear(long nanos) {
        sessions.clear();
        kept.clear();
        duplicates.clear();
        characters = 0;
        tracked = 0;
        untracked = 0;
        beginning = nanos;
    }

    private void note(StoredMessage message, boolean track, boolean duplicate) {
        if (track) {
            tracked++;
        } else {
            untracked++;
        }
        if (duplicate && duplicates.size() < EXAMPLES) {
            duplicates.add(message);
        }
    }

    private void keep(SessionLog log, StoredMessage message) {
        log.keep(message);
        kept.addLast(message);
        characters += message.messageContent().length();
        while (kept.size() > maxEntries || (characters > MAX_CHARACTERS && kept.size() > 1)) {
            StoredMessage oldest = kept.removeFirst();
            characters -= oldest.messageContent().length();
            session(oldest.session()).forget(oldest);
        }
    }

    private static StoredMessage forgotten(
            String session, MessageContent messageContent, String id, long nowMillis, AckPlan acks) {
        return new StoredMessage(messageContent, session, id, true, nowMillis, 0, false, acks, Origin.API);
    }
}
