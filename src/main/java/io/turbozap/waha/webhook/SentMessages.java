package io.turbozap.waha.webhook;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.waha.server.LruMap;
import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEvent.MessageSent;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Memory of the messages that webhooks showed to have left: proof of a send whose answer was lost. The latest 20 000
 * ids and messages are remembered, and of the messages no more than 16 MB. Safe to use from any thread.
 */
public final class SentMessages implements WahaEventHandler {

    static final int MOST = 20_000;
    static final long MOST_BYTES = 16L << 20;

    private static final int MOST_SESSIONS = 100_000;

    private record Key(SessionName session, String id) {}

    /** @param shown the message in WAHA's form, as JSON: a tenth of what its objects take */
    private record Sighting(Key chat, long seenAt, String shown) {
        long bytes() {
            return 2L * shown.length();
        }
    }

    private final InstantSource clock;
    private final LruMap<Key, Boolean> ids = new LruMap<>(MOST);
    private final Map<Key, Sighting> messages = new LinkedHashMap<>();
    private final Map<Key, ArrayDeque<Sighting>> byChat = new HashMap<>();
    private final LruMap<SessionName, Boolean> sessions = new LruMap<>(MOST_SESSIONS);
    private long bytes;

    /** Remembers nothing yet. */
    public SentMessages() {
        this(InstantSource.system());
    }

    public SentMessages(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Future<Void> handle(WahaEvent event) {
        if (event instanceof MessageAcked ack) {
            record(ack);
        } else if (event instanceof MessageSent message) {
            record(message);
        }
        return Future.succeededFuture();
    }

    /** An error proves nothing. */
    private synchronized void record(MessageAcked ack) {
        if (ack.state() != DeliveryState.ERROR) {
            ids.put(new Key(ack.session(), ack.messageId()), true);
        }
    }

    private synchronized void record(MessageSent message) {
        Key key = new Key(message.session(), message.messageId());
        sessions.put(message.session(), true);
        ids.put(key, true);
        Key chat = chat(message.session(), message.chatId());
        Sighting sighting = new Sighting(chat, clock.millis(), message.shown().encode());
        if (messages.putIfAbsent(key, sighting) == null) {
            byChat.computeIfAbsent(chat, first -> new ArrayDeque<>(1)).addFirst(sighting);
            bytes += sighting.bytes();
            while (messages.size() > MOST || bytes > MOST_BYTES) {
                forgetOldest();
            }
        }
    }

    /** WhatsApp may know the person that was written to by another spelling of the number. */
    private static Key chat(SessionName session, String chatId) {
        return new Key(session, new ChatId(chatId).person().value());
    }

    private void forgetOldest() {
        Sighting oldest = Objects.requireNonNull(
                messages.remove(messages.keySet().iterator().next()));
        bytes -= oldest.bytes();
        byChat.computeIfPresent(oldest.chat(), (chat, sightings) -> {
            sightings.removeLast();
            return sightings.isEmpty() ? null : sightings;
        });
    }

    /** Whether the message with this bare id is known to have left. */
    public synchronized boolean knows(SessionName session, String messageId) {
        return ids.get(new Key(session, messageId)) != null;
    }

    /** Whether webhooks bring the messages of this session at all. */
    public synchronized boolean hasWebhook(SessionName session) {
        return sessions.get(session) != null;
    }

    /**
     * The messages to a chat that webhooks brought since then, newest first, in WAHA's form.
     *
     * @param since epoch milliseconds by our clock
     */
    public synchronized JsonArray in(SessionName session, String chatId, long since) {
        JsonArray shown = new JsonArray();
        for (Sighting sighting : byChat.getOrDefault(chat(session, chatId), new ArrayDeque<>(1))) {
            if (sighting.seenAt() >= since) {
                shown.add(new JsonObject(sighting.shown()));
            }
        }
        return shown;
    }
}
