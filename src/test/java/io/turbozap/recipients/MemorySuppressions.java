package io.turbozap.recipients;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A list in memory alone, which may be full. */
public final class MemorySuppressions implements Suppressions {

    private static final int MOST = 1_000_000;
    private static final String MESSAGE = "message";

    private final ConcurrentSkipListMap<String, Suppression> byChat = new ConcurrentSkipListMap<>();
    private final Map<String, Word> words = new HashMap<>();
    private final int most;

    private record Word(boolean optOut, long at) {}

    /** An empty list. */
    public MemorySuppressions() {
        this(MOST);
    }

    MemorySuppressions(int most) {
        this.most = most;
    }

    @Override
    public boolean contains(String chatId) {
        return byChat.containsKey(chatId);
    }

    @Override
    public synchronized Future<Boolean> add(Suppression suppression) {
        words.put(suppression.chatId(), new Word(true, suppression.at()));
        return put(suppression);
    }

    private Future<Boolean> put(Suppression suppression) {
        Suppression before = byChat.get(suppression.chatId());
        if (before == null && byChat.size() >= most) {
            return Future.failedFuture("the list of suppressed chats is full");
        }
        if (before == null || before.source().equals(MESSAGE)) {
            byChat.put(suppression.chatId(), suppression);
        }
        return Future.succeededFuture(before == null);
    }

    @Override
    public synchronized Future<Boolean> remove(String chatId, long at) {
        words.put(chatId, new Word(false, at));
        return Future.succeededFuture(byChat.remove(chatId) != null);
    }

    @Override
    public synchronized Future<Boolean> follow(String chatId, boolean optOut, long at) {
        Word before = words.get(chatId);
        if (before != null && (at < before.at() || (at == before.at() && before.optOut() && !optOut))) {
            return Future.succeededFuture(false);
        }
        words.put(chatId, new Word(optOut, at));
        Suppression known = byChat.get(chatId);
        if (optOut) {
            return known == null
                    ? put(new Suppression(chatId, "opted out", MESSAGE, at))
                    : Future.succeededFuture(false);
        }
        return Future.succeededFuture(known != null && known.source().equals(MESSAGE) && byChat.remove(chatId) != null);
    }

    @Override
    public Future<List<Suppression>> list(@Nullable String after, int limit) {
        var rest = after == null ? byChat : byChat.tailMap(after, /* inclusive= */ false);
        return Future.succeededFuture(rest.values().stream().limit(limit).toList());
    }
}
