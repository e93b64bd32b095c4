package io.turbozap.waha.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of bounded size that forgets the one that was used longest ago. Not thread-safe. */
public final class LruMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;

    private final int most;

    public LruMap(int most) {
        super(16, 0.75f, /* accessOrder= */ true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
