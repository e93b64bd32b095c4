package io.turbozap.campaign.number;

import io.turbozap.campaign.packed.PackedLongSet;
import java.util.HashSet;
import java.util.Set;

/** A set of chats in about 16 bytes each, in which all spellings of a person's number are one. Thread-safe. */
public final class PersonSet {

    private final PackedLongSet packed = new PackedLongSet();
    private final Set<String> unpackable = new HashSet<>();
    private int size;

    /**
     * Adds a chat, such as {@code 5511999999999@c.us}; false if that person is there already.
     *
     * @throws IllegalArgumentException if it is none
     */
    public synchronized boolean add(String chatId) {
        long id = PackedChatId.pack(chatId);
        if (id == PackedChatId.INVALID) {
            throw new IllegalArgumentException("not a chat id");
        }
        boolean added = id == PackedChatId.UNPACKABLE ? unpackable.add(chatId) : packed.add(PackedChatId.person(id));
        size += added ? 1 : 0;
        return added;
    }

    /** Takes a chat out; false if that person was not there. */
    public synchronized boolean remove(String chatId) {
        long id = PackedChatId.pack(chatId);
        boolean removed = id == PackedChatId.UNPACKABLE
                ? unpackable.remove(chatId)
                : id != PackedChatId.INVALID && packed.remove(PackedChatId.person(id));
        size -= removed ? 1 : 0;
        return removed;
    }

    /** Whether that person is there; false if {@code chatId} is none. */
    public synchronized boolean contains(String chatId) {
        long id = PackedChatId.pack(chatId);
        return id == PackedChatId.UNPACKABLE
                ? unpackable.contains(chatId)
                : id != PackedChatId.INVALID && packed.contains(PackedChatId.person(id));
    }

    /** How many there are. */
    public synchronized int size() {
        return size;
    }
}
