package io.turbozap.campaign;

import java.util.HashSet;
import java.util.Set;

/** A set of chat ids in about 16 bytes each. Thread-safe. */
public final class ChatIdSet {

    private final PackedLongSet packed = new PackedLongSet();
    private final Set<String> unpackable = new HashSet<>();
    private int size;

    /**
     * Adds a chat id, such as {@code 5511999999999@c.us}; false if it is there already.
     *
     * @throws IllegalArgumentException if it is none
     */
    public synchronized boolean add(String chatId) {
        long id = pack(chatId);
        boolean added = id == ChatId.UNPACKABLE ? unpackable.add(chatId) : packed.add(id);
        size += added ? 1 : 0;
        return added;
    }

    /** Takes a chat id out; false if it was not there. */
    public synchronized boolean remove(String chatId) {
        long id = pack(chatId);
        boolean removed = id == ChatId.UNPACKABLE ? unpackable.remove(chatId) : packed.remove(id);
        size -= removed ? 1 : 0;
        return removed;
    }

    /** Whether {@code chatId} is there; false if it is none. */
    public synchronized boolean contains(String chatId) {
        long id = ChatId.pack(chatId.toCharArray(), 0, chatId.length());
        if (id == ChatId.INVALID) {
            return false;
        }
        return id == ChatId.UNPACKABLE ? unpackable.contains(chatId) : packed.contains(id);
    }

    /** How many there are. */
    public synchronized int size() {
        return size;
    }

    private static long pack(String chatId) {
        long id = ChatId.pack(chatId.toCharArray(), 0, chatId.length());
        if (id == ChatId.INVALID) {
            throw new IllegalArgumentException("not a chat id");
        }
        return id;
    }
}
