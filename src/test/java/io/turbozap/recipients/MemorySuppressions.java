package io.turbozap.recipients;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.recipients.consent.Suppression;
import io.turbozap.recipients.consent.Suppressions;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Lists in memory alone, which may be full. */
public final class MemorySuppressions implements Suppressions {

    private static final int MOST = 1_000_000;
    private static final String MESSAGE = "message";

    private final Map<Org, ConcurrentSkipListMap<String, Suppression>> lists = new ConcurrentHashMap<>();
    private final Map<Member, Word> words = new HashMap<>();
    private final int most;

    private record Word(boolean optOut, long at) {}

    private record Member(Org org, String person) {}

    /** An empty list. */
    public MemorySuppressions() {
        this(MOST);
    }

    public MemorySuppressions(int most) {
        this.most = most;
    }

    private ConcurrentSkipListMap<String, Suppression> list(Org org) {
        return lists.computeIfAbsent(org, first -> new ConcurrentSkipListMap<>());
    }

    private @Nullable Suppression of(Org org, String chatId) {
        return list(org).values().stream()
                .filter(there ->
                        chatId.equals(there.hiddenId()) || new ChatId(chatId).isSamePerson(new ChatId(there.chatId())))
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean contains(Org org, String chatId) {
        return of(org, chatId) != null;
    }

    @Override
    public synchronized Future<Boolean> add(Org org, Suppression suppression) {
        words.put(member(org, suppression.chatId()), new Word(true, suppression.at()));
        return put(org, suppression);
    }

    private static Member member(Org org, String chatId) {
        return new Member(org, new ChatId(chatId).person().value());
    }

    private Future<Boolean> put(Org org, Suppression suppression) {
        Suppression before = of(org, suppression.chatId());
        if (before == null && list(org).size() >= most) {
            return Future.failedFuture("the list of suppressed chats is full");
        }
        if (before == null || before.source().equals(MESSAGE)) {
            list(org).put(before == null ? suppression.chatId() : before.chatId(), suppression);
        }
        return Future.succeededFuture(before == null);
    }

    private boolean drop(Org org, @Nullable Suppression suppression) {
        return suppression != null && list(org).remove(suppression.chatId()) != null;
    }

    @Override
    public synchronized Future<Boolean> remove(Org org, String chatId, long at) {
        words.put(member(org, chatId), new Word(false, at));
        return Future.succeededFuture(drop(org, of(org, chatId)));
    }

    @Override
    public synchronized Future<Boolean> follow(
            Org org, String chatId, @Nullable String hiddenId, boolean optOut, long at) {
        Word before = words.get(member(org, chatId));
        if (before != null && (at < before.at() || (at == before.at() && before.optOut() && !optOut))) {
            return Future.succeededFuture(false);
        }
        words.put(member(org, chatId), new Word(optOut, at));
        Suppression known = of(org, chatId);
        if (!optOut) {
            return Future.succeededFuture(known != null && known.source().equals(MESSAGE) && drop(org, known));
        }
        if (known != null) {
            return Future.succeededFuture(false);
        }
        if (hiddenId != null) {
            drop(org, of(org, hiddenId));
        }
        return put(org, new Suppression(chatId, hiddenId, "opted out", MESSAGE, at));
    }

    @Override
    public Future<List<Suppression>> list(Org org, @Nullable String after, int limit) {
        var rest = after == null ? list(org) : list(org).tailMap(after, /* inclusive= */ false);
        return Future.succeededFuture(rest.values().stream().limit(limit).toList());
    }
}
