package io.turbozap.campaign.packed;

/**
 * A set of non-zero longs by open addressing, cut into segments that grow on their own, so that no single insertion has
 * to move more than a small part of the set.
 */
public final class PackedLongSet {

    private static final int SEGMENT_BITS = 8;
    private static final int FIRST = 8;
    /** 2^64 divided by the golden ratio: spreads consecutive numbers over the whole range. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[][] segments = new long[1 << SEGMENT_BITS][];
    private final int[] sizes = new int[1 << SEGMENT_BITS];
    private long slots;

    /** Adds {@code value}, not 0; false if it was there already. */
    public boolean add(long value) {
        long hash = value * SPREAD;
        int number = number(hash);
        long[] segment = segments[number];
        if (segment == null) {
            segment = segments[number] = new long[FIRST];
            slots += FIRST;
        } else if (sizes[number] * 4L >= segment.length * 3L) {
            slots += segment.length;
            segment = segments[number] = grown(segment);
        }
        if (!insert(segment, value, hash)) {
            return false;
        }
        sizes[number]++;
        return true;
    }

    /** Whether {@code value}, not 0, is there. */
    public boolean contains(long value) {
        long hash = value * SPREAD;
        long[] segment = segments[number(hash)];
        return segment != null && segment[find(segment, value, hash)] == value;
    }

    /** Takes {@code value}, not 0, out; false if it was not there. */
    public boolean remove(long value) {
        long hash = value * SPREAD;
        int number = number(hash);
        long[] segment = segments[number];
        if (segment == null) {
            return false;
        }
        int slot = find(segment, value, hash);
        if (segment[slot] == 0) {
            return false;
        }
        segment[slot] = 0;
        sizes[number]--;
        closeGap(segment, slot);
        return true;
    }

    /** Moves what was pushed behind the emptied {@code slot} to where it is found. */
    private static void closeGap(long[] segment, int slot) {
        int mask = segment.length - 1;
        for (int next = (slot + 1) & mask; segment[next] != 0; next = (next + 1) & mask) {
            long moved = segment[next];
            segment[next] = 0;
            insert(segment, moved, moved * SPREAD);
        }
    }

    /** About how much memory it takes. */
    public long bytes() {
        return Long.BYTES * slots;
    }

    private static int number(long hash) {
        return (int) (hash >>> (Long.SIZE - SEGMENT_BITS));
    }

    /** The slot that holds {@code value}, or the empty one where it belongs. */
    private static int find(long[] segment, long value, long hash) {
        int mask = segment.length - 1;
        int slot = (int) (hash >>> 24) & mask;
        while (segment[slot] != 0 && segment[slot] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static boolean insert(long[] segment, long value, long hash) {
        int slot = find(segment, value, hash);
        boolean absent = segment[slot] == 0;
        segment[slot] = value;
        return absent;
    }

    private static long[] grown(long[] segment) {
        long[] larger = new long[segment.length * 2];
        for (long value : segment) {
            if (value != 0) {
                insert(larger, value, value * SPREAD);
            }
        }
        return larger;
    }
}
