package io.turbozap.recipients;

import io.turbozap.recipients.OptOutWords.Wish;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the latest wish of the last 10 000 who had one, because messages arrive in any order: an old wish must not
 * undo a newer one. Thread-safe.
 */
final class LatestWishes {

    private static final int REMEMBERED = 10_000;

    private record Wished(Wish wish, long at) {}

    private final Map<String, Wished> byChat = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wished> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * Whether this wish counts, and takes note of it if so. Of two at the same time the opt-out counts; the same one
     * counts again, for carrying it out may have failed.
     */
    synchronized boolean counts(String chatId, Wish wish, long at) {
        Wished before = byChat.get(chatId);
        boolean counts = before == null
                || at > before.at()
                || (at == before.at() && (wish == Wish.OPT_OUT || wish == before.wish()));
        if (counts) {
            byChat.put(chatId, new Wished(wish, at));
        }
        return counts;
    }
}
