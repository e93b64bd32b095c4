package io.turbozap.simulator.ledger;

import io.turbozap.simulator.message.Fingerprint;

/**
 * The tallies of chats: how many messages each was sent, and a digest of their contents in order: 27 to 53 bytes a
 * chat, whatever the length of its name. Of a chat only the hash is kept.
 */
public final class ChatTallies {

    private long[] chats = new long[8];
    private long[] digests = new long[8];
    private int[] counts = new int[8];
    private int size;

    /** Notes that {@code chat} was sent {@code content} after everything before, and answers how many that makes. */
    public int add(long chat, long content) {
        int slot = slotOf(chats, key(chat));
        if (chats[slot] == 0) {
            slot = open(key(chat));
        }
        digests[slot] = Fingerprint.join(digests[slot], content);
        return ++counts[slot];
    }

    public int count(long chat) {
        return counts[slotOf(chats, key(chat))];
    }

    public int size() {
        return size;
    }

    /**
     * How many different sequences of contents the chats have seen: 1 when all got the same messages in the same order.
     */
    public int distinctSequences() {
        LongSet distinct = new LongSet();
        for (int slot = 0; slot < chats.length; slot++) {
            if (chats[slot] != 0) {
                distinct.add(digests[slot]);
            }
        }
        return distinct.size();
    }

    private int open(long key) {
        if (++size > chats.length * 3L / 4) {
            grow();
        }
        int slot = slotOf(chats, key);
        chats[slot] = key;
        return slot;
    }

    private void grow() {
        ChatTallies larger = new ChatTallies();
        larger.chats = new long[chats.length * 2];
        larger.digests = new long[chats.length * 2];
        larger.counts = new int[chats.length * 2];
        for (int slot = 0; slot < chats.length; slot++) {
            if (chats[slot] != 0) {
                int moved = slotOf(larger.chats, chats[slot]);
                larger.chats[moved] = chats[slot];
                larger.digests[moved] = digests[slot];
                larger.counts[moved] = counts[slot];
            }
        }
        chats = larger.chats;
        digests = larger.digests;
        counts = larger.counts;
    }

    private static long key(long chat) {
        return chat == 0 ? 1 : chat;
    }

    private static int slotOf(long[] chats, long key) {
        int mask = chats.length - 1;
        int slot = (int) key & mask;
        while (chats[slot] != 0 && chats[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
