package io.turbozap.recipients;

import io.turbozap.campaign.number.ChatId;
import io.turbozap.recipients.consent.Suppression;
import io.turbozap.recipients.consent.Suppressions;
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

    public MemorySuppressions(int most) {
        this.most = most;
    }

    private @Nullable Suppression of(String chatId) {
        return byChat.values().stream()
                .filter(there ->
                        chatId.equals(there.hiddenId()) || new ChatId(chatId).isSamePerson(new ChatId(there.chatId())))
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean contains(String chatId) {
        return of(chatId) != null;
    }

    @Override
    public synchronized Future<Boolean> add(Suppression suppression) {
        words.put(person(suppression.chatId()), new Word(true, suppression.at()));
        return put(suppression);
    }

    private static String person(String chatId) {
        return new ChatId(chatId).person().value();
    }

    private Future<Boolean> put(Suppression suppression) {
        Suppression before = of(suppression.chatId());
        if (before == null && byChat.size() >= most) {
            return Future.failedFuture("the list of suppressed chats is full");
        }
        if (before == null || before.source().equals(MESSAGE)) {
            byChat.put(before == null ? suppression.chatId() : before.chatId(), suppression);
        }
        return Future.succeededFuture(before == null);
    }

    private boolean drop(@Nullable Suppression suppression) {
        return suppression != null && byChat.remove(suppression.chatId()) != null;
    }

    @Override
    public synchronized Future<Boolean> remove(String chatId, long at) {
        words.put(person(chatId), new Word(false, at));
        return Future.succeededFuture(drop(of(chatId)));
    }

    @Override
    public synchronized Future<Boolean> follow(String chatId, @Nullable String hiddenId, boolean optOut, long at) {
        Word before = words.get(person(chatId));
        if (before != null && (at < before.at() || (at == before.at() && before.optOut() && !optOut))) {
            return Future.succeededFuture(false);
        }
        words.put(person(chatId), new Word(optOut, at));
        Suppression known = of(chatId);
        if (!optOut) {
            return Future.succeededFuture(known != null && known.source().equals(MESSAGE) && drop(known));
        }
        if (known != null) {
            return Future.succeededFuture(false);
        }
        if (hiddenId != null) {
            drop(of(hiddenId));
        }
        return put(new Suppression(chatId, hiddenId, "opted out", MESSAGE, at));
    }

    @Override
    public Future<List<Suppression>> list(@Nullable String after, int limit) {
        var rest = after == null ? byChat : byChat.tailMap(after, /* inclusive= */ false);
        return Future.succeededFuture(rest.values().stream().limit(limit).toList());
    }
}
