package io.turbozap.recipients;

import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A list in memory alone, which may be full. */
public final class MemorySuppressions implements Suppressions {

    private static final int MOST = 1_000_000;

    private final ConcurrentSkipListMap<String, Suppression> byChat = new ConcurrentSkipListMap<>();
    private final int most;

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
        if (byChat.containsKey(suppression.chatId())) {
            return Future.succeededFuture(false);
        }
        if (byChat.size() >= most) {
            return Future.failedFuture("the list of suppressed chats is full");
        }
        byChat.put(suppression.chatId(), suppression);
        return Future.succeededFuture(true);
    }

    @Override
    public synchronized Future<Boolean> remove(String chatId) {
        return Future.succeededFuture(byChat.remove(chatId) != null);
    }

    @Override
    public Future<List<Suppression>> list(@Nullable String after, int limit) {
        var rest = after == null ? byChat : byChat.tailMap(after, /* inclusive= */ false);
        return Future.succeededFuture(rest.values().stream().limit(limit).toList());
    }
}
