package io.turbozap.simulator.ledger;

/** A set of well-mixed 64-bit hashes by open addressing: 11 to 22 bytes an element, no boxes. Zero counts as one. */
public final class LongSet {

    private long[] slots = new long[16];
    private int size;

    /** Adds the hash and returns whether it was new. */
    public boolean add(long hash) {
        long key = hash == 0 ? 1 : hash;
        int slot = slotOf(slots, key);
        if (slots[slot] == key) {
            return false;
        }
        slots[slot] = key;
        if (++size > slots.length * 3L / 4) {
            grow();
        }
        return true;
    }

    public boolean contains(long hash) {
        long key = hash == 0 ? 1 : hash;
        return slots[slotOf(slots, key)] == key;
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long key : slots) {
            if (key != 0) {
                larger[slotOf(larger, key)] = key;
            }
        }
        slots = larger;
    }

    private static int slotOf(long[] slots, long key) {
        int mask = slots.length - 1;
        int slot = (int) key & mask;
        while (slots[slot] != 0 && slots[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
