package io.turbozap.simulator.ledger;

import io.turbozap.simulator.message.Fingerprint;
import io.turbozap.simulator.message.MessageContent;
import io.turbozap.simulator.message.StoredMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One session's part of the ledger: exact counts, its chats in compact form, and the messages still kept in full. */
public final class SessionLog {

    private static final long NONE = Long.MIN_VALUE;

    private final LongSet contents = new LongSet();
    private final LongSet givenIds = new LongSet();
    private final ChatTallies chats = new ChatTallies();
    private final Map<String, Chain> kept = new HashMap<>();
    private final Map<String, StoredMessage> byId = new HashMap<>();
    private long starts;
    private long accepted;
    private long repeats;
    private long duplicates;
    private long firstStart = NONE;
    private long lastStart = NONE;
    private long minGap = Long.MAX_VALUE;
    private int inFlight;
    private int maxInFlight;

    private static final class Chain {
        StoredMessage first;
        StoredMessage last;

        Chain(StoredMessage only) {
            first = only;
            last = only;
        }
    }

    /** A send request arrived at that time. */
    public void started(long nanos) {
        starts++;
        if (lastStart == NONE) {
            firstStart = nanos;
        } else {
            minGap = Math.min(minGap, Math.abs(nanos - lastStart)); // bodies may be whole in another order
        }
        lastStart = nanos;
        maxInFlight = Math.max(maxInFlight, ++inFlight);
    }

    /** A send request was answered or its connection closed. */
    public void ended() {
        inFlight--;
    }

    /** Counts a new message and answers whether its chat had been sent the same content before. */
    public boolean count(MessageContent messageContent, boolean track) {
        accepted++;
        if (!track) {
            return false;
        }
        long chat = Fingerprint.of(messageContent.chat());
        chats.add(chat, messageContent.fingerprint());
        if (messageContent.id() != null) {
            givenIds.add(Fingerprint.of(messageContent.id()));
        }
        boolean duplicate = !contents.add(Fingerprint.join(chat, messageContent.fingerprint()));
        if (duplicate) {
            duplicates++;
        }
        return duplicate;
    }

    public boolean knowsId(@Nullable String id) {
        return id != null && (byId.containsKey(id) || givenIds.contains(Fingerprint.of(id)));
    }

    public void repeated() {
        repeats++;
    }

    public long accepted() {
        return accepted;
    }

    public int chats() {
        return chats.size();
    }

    public int sentTo(String chat) {
        return chats.count(Fingerprint.of(chat));
    }

    public void keep(StoredMessage message) {
        byId.put(message.id(), message);
        Chain chain = kept.get(message.chat());
        if (chain == null) {
            kept.put(message.chat(), new Chain(message));
        } else {
            chain.last.next = message;
            chain.last = message;
        }
    }

    /** Forgets the full form of its oldest message of that chat. */
    public void forget(StoredMessage oldest) {
        byId.remove(oldest.id(), oldest);
        Chain chain = kept.get(oldest.chat());
        if (chain == null) {
            return;
        }
        if (oldest.next == null) {
            kept.remove(oldest.chat());
        } else {
            chain.first = oldest.next;
        }
    }

    @Nullable
    public StoredMessage find(String id) {
        return byId.get(id);
    }

    /** The kept messages of a chat, oldest first. */
    public List<StoredMessage> chat(String chat) {
        List<StoredMessage> messages = new ArrayList<>();
        Chain chain = kept.get(chat);
        for (StoredMessage message = chain == null ? null : chain.first; message != null; message = message.next) {
            messages.add(message);
        }
        return messages;
    }

    public LedgerSnapshot.SessionSummary summary(long beginning) {
        return new LedgerSnapshot.SessionSummary(
                starts,
                accepted,
                repeats,
                duplicates,
                chats.size(),
                chats.distinctSequences(),
                minGap == Long.MAX_VALUE ? null : (Double) (minGap / 1e6),
                maxInFlight,
                firstStart == NONE ? 0 : (firstStart - beginning) / 1e6,
                lastStart == NONE ? 0 : (lastStart - beginning) / 1e6);
    }
}
